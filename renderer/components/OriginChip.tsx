import { Chip } from '@mui/material';
import DeliveryIcon from '@mui/icons-material/DeliveryDiningOutlined';
import UnknownIcon from '@mui/icons-material/HelpOutlined';
import TableIcon from '@mui/icons-material/TableRestaurantOutlined';
import WhatsAppIcon from '@mui/icons-material/WhatsApp';
import { useTranslation } from 'react-i18next';
import type { Subtipo } from '../../shared/protocol/defineEvent';

const icons = {
  whatsapp: <WhatsAppIcon />,
  presencial: <TableIcon />,
  delivery: <DeliveryIcon />,
  unknown: <UnknownIcon />,
} as const;

/** The picture of where an order came from, beside a word that says it. */
export function OriginIcon({ subtipo }: { subtipo: Subtipo | null }) {
  return icons[subtipo ?? 'unknown'];
}

/** Where an order came from; an event of another program may not say. */
export function OriginChip({ subtipo }: { subtipo: Subtipo | null }) {
  const { t } = useTranslation();
  const origin = subtipo ?? 'unknown';
  return (
    <Chip size="small" variant="outlined" icon={icons[origin]} label={t(`origin.${origin}`)} />
  );
}
