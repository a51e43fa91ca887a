import { Alert } from '@mui/material';
import QueuedIcon from '@mui/icons-material/ScheduleSendOutlined';
import { useTranslation } from 'react-i18next';
import { useApp } from '../app/hooks';

/** Whose actions wait on this computer until that person signs in again; nothing when nobody's do. */
export function ForeignQueues() {
  const { t } = useTranslation();
  const queues = useApp((state) => state.foreignQueues);
  return queues.map(({ usuarioId, nombre, count }) => (
    <Alert key={usuarioId} severity="info" icon={<QueuedIcon />} sx={{ mt: 1 }}>
      {t('queue.foreign', { count, name: nombre })}
    </Alert>
  ));
}
