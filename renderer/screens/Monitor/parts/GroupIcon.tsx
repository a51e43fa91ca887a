import AlertIcon from '@mui/icons-material/CampaignOutlined';
import RefillIcon from '@mui/icons-material/Inventory2Outlined';
import OrderIcon from '@mui/icons-material/ReceiptLongOutlined';
import VoucherIcon from '@mui/icons-material/RequestQuoteOutlined';
import OtherIcon from '@mui/icons-material/SettingsOutlined';
import type { EventGroup } from './eventText';

const icons = {
  pedido: OrderIcon,
  voucher: VoucherIcon,
  alerta: AlertIcon,
  refill: RefillIcon,
  otro: OtherIcon,
} as const satisfies Record<EventGroup, unknown>;

/** The sign of a kind of events; always beside its name. */
export function GroupIcon({ group }: { group: EventGroup }) {
  const Icon = icons[group];
  return <Icon fontSize="small" aria-hidden />;
}
