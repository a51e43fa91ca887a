import { Box, Button, Typography } from '@mui/material';
import BrokenIcon from '@mui/icons-material/BrokenImageOutlined';
import { useTranslation } from 'react-i18next';

/** A file of a message that could not be had from the server, and a way to ask again. */
export function NotLoaded({ onRetry }: { onRetry: () => void }) {
  const { t } = useTranslation('whatsapp');
  const { t: tCommon } = useTranslation();
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
      <BrokenIcon color="error" aria-hidden />
      <Typography color="error">{t('media.notLoaded')}</Typography>
      <Button onClick={onRetry}>{tCommon('buttons.retry')}</Button>
    </Box>
  );
}
