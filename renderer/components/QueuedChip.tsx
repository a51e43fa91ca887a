import { Chip } from '@mui/material';
import QueuedIcon from '@mui/icons-material/ScheduleSendOutlined';
import { useTranslation } from 'react-i18next';
import { useQueuedOn } from '../app/hooks';

/**
 * Says that something done to a thing (`pedido:50`, `alerta:10`, `voucher:7`, `refill:3`) waits to be sent;
 * nothing when that is not so.
 */
export function QueuedChip({ subject }: { subject: string }) {
  const { t } = useTranslation();
  const queued = useQueuedOn(subject);
  if (queued === undefined) return null;
  return <Chip size="small" color="warning" icon={<QueuedIcon />} label={t('queue.chip')} />;
}
