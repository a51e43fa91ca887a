import { Button } from '@mui/material';
import ReceiptIcon from '@mui/icons-material/ReceiptLongOutlined';
import { useTranslation } from 'react-i18next';
import { useApp } from '../../../app/hooks';
import { EmptyState } from '../../../components/StateMessage';
import { selectPendingVouchers } from '../../../stores/vouchersSlice';
import { useVoucherName } from '../useNames';
import { useWindows } from '../windows';
import { PendingColumn } from './PendingColumn';
import { VoucherCard } from './VoucherCard';

/** The payment vouchers that wait for a decision. */
export function PendingVouchers() {
  const { t } = useTranslation('atencion');
  const rows = useApp(selectPendingVouchers);
  const nameOf = useVoucherName();
  const windows = useWindows();
  const [first] = rows;
  return (
    <PendingColumn
      title={t('pending.vouchers')}
      rows={rows}
      nameOf={nameOf}
      renderCard={(voucher, gone) => <VoucherCard voucher={voucher} gone={gone} />}
      empty={<EmptyState icon={<ReceiptIcon fontSize="large" />} text={t('pending.noVouchers')} />}
      action={
        first === undefined ? null : (
          <Button
            onClick={() => {
              windows.reviewVoucher(first.id);
            }}
          >
            {t('pending.review')}
          </Button>
        )
      }
    />
  );
}
