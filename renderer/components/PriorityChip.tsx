import { Chip } from '@mui/material';
import NormalIcon from '@mui/icons-material/NotificationsNoneOutlined';
import HighIcon from '@mui/icons-material/PriorityHighOutlined';
import UrgentIcon from '@mui/icons-material/ReportOutlined';
import { useTranslation } from 'react-i18next';
import type { Prioridad } from '../../shared/api/alertas';

const looks = {
  normal: { icon: <NormalIcon />, color: 'default', variant: 'outlined' },
  alta: { icon: <HighIcon />, color: 'warning', variant: 'filled' },
  urgente: { icon: <UrgentIcon />, color: 'error', variant: 'filled' },
} as const;

/** The priority of an alert: an icon, a word and a colour. */
export function PriorityChip({ prioridad }: { prioridad: Prioridad }) {
  const { t } = useTranslation();
  return <Chip size="small" label={t(`priority.${prioridad}`)} {...looks[prioridad]} />;
}
