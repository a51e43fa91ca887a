import { Box, Button, Typography } from '@mui/material';
import OfflineIcon from '@mui/icons-material/CloudOffOutlined';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../components/useNow';
import { formatTime } from '../../format/time';
import { useCampana } from '../context';
import { useApp } from '../hooks';

/** Trouble shorter than this, in ms, is over before anybody could read about it. */
const patienceMs = 1_500;

/** Full width while disconnected: since when, and a way to try at once. The status announces it already. */
export function ConnectionBand() {
  const { t } = useTranslation();
  const { realtime } = useCampana();
  const connection = useApp((state) => state.connection);
  const language = useApp((state) => state.preferences.language);
  const now = useNow();
  if (connection.kind !== 'reconectando' && connection.kind !== 'sin_conexion') return null;
  if (connection.kind === 'reconectando' && now - connection.since < patienceMs) return null;
  const time = formatTime(connection.since, language, 'clockSeconds');
  const stopped = connection.kind === 'sin_conexion' ? connection.stopped : null;
  return (
    <Box
      sx={{
        display: 'flex',
        alignItems: 'center',
        justifyContent: 'center',
        gap: 2,
        flexWrap: 'wrap',
        px: 2,
        py: 0.5,
        bgcolor: (theme) => theme.campana.amberTint,
        color: 'text.primary',
      }}
    >
      <OfflineIcon />
      <Typography sx={{ fontWeight: 650 }}>
        {stopped === null
          ? t('connection.band', { time })
          : t('connection.bandStopped', { time, code: stopped.code })}
      </Typography>
      <Button color="inherit" variant="outlined" onClick={realtime.reconnectNow}>
        {t('connection.retry')}
      </Button>
    </Box>
  );
}
