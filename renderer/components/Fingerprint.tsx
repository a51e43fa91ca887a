import { Box, Typography } from '@mui/material';
import { useTranslation } from 'react-i18next';
import '../i18n/later';

/** The fingerprint of a server, large enough to be compared by two people. */
export function Fingerprint({ value }: { value: string }) {
  const { t } = useTranslation('pairing');
  return (
    <Box>
      <Typography variant="body2" color="text.secondary">
        {t('fingerprint')}
      </Typography>
      <Box
        component="code"
        sx={{ fontSize: '1.1rem', fontWeight: 650, letterSpacing: '0.04em', wordSpacing: '0.2em' }}
      >
        {value}
      </Box>
      <Typography variant="body2" color="text.secondary">
        {t('fingerprintHelp')}
      </Typography>
    </Box>
  );
}
