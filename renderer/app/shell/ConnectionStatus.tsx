import { Box, Typography } from '@mui/material';
import OfflineIcon from '@mui/icons-material/CloudOffOutlined';
import OnlineIcon from '@mui/icons-material/SensorsOutlined';
import RetryIcon from '@mui/icons-material/SyncOutlined';
import { useTranslation } from 'react-i18next';
import { ageParts } from '../../format/time';
import { selectLastNews } from '../../stores/lastNews';
import { useCampana } from '../context';
import { useApp } from '../hooks';
import { useNow } from '../../components/useNow';

const looks = {
  conectado: { icon: <OnlineIcon fontSize="small" />, color: 'success.main' },
  reconectando: { icon: <RetryIcon fontSize="small" />, color: 'warning.main' },
  sin_conexion: { icon: <OfflineIcon fontSize="small" />, color: 'error.main' },
} as const;

/**
 * Whether the screen is alive: the state, announced when it changes, and beside it the ages of the last
 * sign of life and the last event. The ages count every second, so they are no part of what is announced.
 */
export function ConnectionStatus() {
  const { t } = useTranslation();
  const kind = useApp((state) => state.connection.kind);
  const shown = kind === 'detenido' ? 'reconectando' : kind;
  const { icon, color } = looks[shown];
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', alignItems: 'flex-end', lineHeight: 1 }}>
      <Box role="status" sx={{ display: 'flex', alignItems: 'center', gap: 0.5, color }}>
        {icon}
        <Typography component="span" sx={{ fontWeight: 700, fontSize: '0.95rem' }}>
          {t(`connection.${shown}`)}
        </Typography>
      </Box>
      <Ages />
    </Box>
  );
}

function Ages() {
  const { t } = useTranslation();
  const { realtime, dispatcher } = useCampana();
  const now = useNow();
  const ageSince = (moment: number) => {
    const { key, count } = ageParts(now - moment);
    return t(key, { count });
  };
  const lastWordAt = realtime.lastWordAt();
  const lastNews = useApp(selectLastNews);
  const lastEventAt = dispatcher.log().latest()?.receivedAt ?? lastNews;
  return (
    <Typography variant="caption" color="text.secondary" sx={{ whiteSpace: 'nowrap' }}>
      {lastWordAt === null ? '' : `${t('connection.lastWord', { age: ageSince(lastWordAt) })} · `}
      {lastEventAt === null
        ? t('connection.noEvents')
        : t('connection.lastEvent', { age: ageSince(lastEventAt) })}
    </Typography>
  );
}
