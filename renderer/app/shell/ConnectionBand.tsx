import { Box, Button, Typography } from '@mui/material';
import OfflineIcon from '@mui/icons-material/CloudOffOutlined';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../components/useNow';
import { formatTime } from '../../format/time';
import { selectQueuedCount } from '../../stores/queueSlice';
import { useCampana } from '../context';
import { useApp } from '../hooks';
import { ServerRefusal } from './ServerRefusal';

/** Trouble shorter than this, in ms, is over before anybody could read about it. */
const patienceMs = 1_500;

/**
 * Full width while disconnected: since when, how much waits to be sent, and a way to try at once. It goes
 * when everything was sent, not before. The status announces it already.
 */
export function ConnectionBand() {
  const { t } = useTranslation();
  const { realtime } = useCampana();
  const queued = useApp(selectQueuedCount);
  const connection = useApp((state) => state.connection);
  const language = useApp((state) => state.preferences.language);
  const now = useNow();
  if (connection.kind === 'conectado' && queued > 0) {
    return (
      <Band>
        <Typography sx={{ fontWeight: 650 }}>
          {t('connection.sending', { count: queued })}
        </Typography>
      </Band>
    );
  }
  if (connection.kind !== 'reconectando' && connection.kind !== 'sin_conexion') return null;
  const brief = connection.kind === 'reconectando' && now - connection.since < patienceMs;
  if (brief && queued === 0) return null;
  const time = formatTime(connection.since, language, 'clockSeconds');
  const stopped = connection.kind === 'sin_conexion' ? connection.stopped : null;
  return (
    <Band>
      <OfflineIcon />
      <Typography sx={{ fontWeight: 650 }}>
        {stopped === null
          ? t('connection.band', { time })
          : t('connection.bandStopped', { time, code: stopped.code })}
      </Typography>
      {stopped?.mensaje ? <Typography>{stopped.mensaje}</Typography> : null}
      <ServerRefusal />
      {queued === 0 ? null : <Typography>{t('queue.count', { count: queued })}</Typography>}
      <Button color="inherit" variant="outlined" onClick={realtime.reconnectNow}>
        {t('connection.retry')}
      </Button>
    </Band>
  );
}

function Band({ children }: { children: ReactNode }) {
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
      {children}
    </Box>
  );
}
