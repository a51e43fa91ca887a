import { Chip } from '@mui/material';
import RejectedIcon from '@mui/icons-material/CancelOutlined';
import ApprovedIcon from '@mui/icons-material/CheckCircleOutlined';
import PendingIcon from '@mui/icons-material/ReceiptLongOutlined';
import NoneIcon from '@mui/icons-material/RemoveCircleOutlineOutlined';
import { useTranslation } from 'react-i18next';
import type { PaymentStatus } from '../voucher/paymentStatus';

const looks = {
  none: { icon: <NoneIcon />, color: 'default', variant: 'outlined' },
  pending: { icon: <PendingIcon />, color: 'warning', variant: 'outlined' },
  approved: { icon: <ApprovedIcon />, color: 'success', variant: 'outlined' },
  rejected: { icon: <RejectedIcon />, color: 'error', variant: 'filled' },
} as const;

/** What is known of an order's payment: an icon, a word and a colour. */
export function PaymentChip({ status }: { status: PaymentStatus }) {
  const { t } = useTranslation('atencion');
  return <Chip size="small" label={t(`payment.${status}`)} {...looks[status]} />;
}
