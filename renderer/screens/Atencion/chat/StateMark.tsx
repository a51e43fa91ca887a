import { Box } from '@mui/material';
import DismissedIcon from '@mui/icons-material/BlockOutlined';
import DeliveredIcon from '@mui/icons-material/DoneAllOutlined';
import SentIcon from '@mui/icons-material/DoneOutlined';
import FailedIcon from '@mui/icons-material/ErrorOutlined';
import ReadIcon from '@mui/icons-material/MarkChatReadOutlined';
import PendingIcon from '@mui/icons-material/ScheduleOutlined';
import { useTranslation } from 'react-i18next';
import type { SalidaState } from '../../../../shared/api/whatsapp/conversaciones';

const looks = {
  PENDIENTE: { Icon: PendingIcon, color: 'text.secondary' },
  ENVIADA: { Icon: SentIcon, color: 'text.secondary' },
  ENTREGADA: { Icon: DeliveredIcon, color: 'text.secondary' },
  LEIDA: { Icon: ReadIcon, color: 'primary.main' },
  FALLIDA: { Icon: FailedIcon, color: 'error.main' },
  DESCARTADA: { Icon: DismissedIcon, color: 'text.secondary' },
} as const;

/** How far an answer came: waiting, sent, on the phone, read, or not delivered. A picture and a word. */
export function StateMark({ estado }: { estado: SalidaState }) {
  const { t } = useTranslation('whatsapp');
  const { Icon, color } = looks[estado];
  return (
    <Box
      component="span"
      sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.5, color, whiteSpace: 'nowrap' }}
    >
      <Icon sx={{ fontSize: 17 }} aria-hidden />
      {t(`salida.${estado}`)}
    </Box>
  );
}
