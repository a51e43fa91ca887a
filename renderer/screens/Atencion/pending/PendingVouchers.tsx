import { Button } from '@mui/material';
import ReceiptIcon from '@mui/icons-material/ReceiptLongOutlined';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp } from '../../../app/hooks';
import { EmptyState } from '../../../components/StateMessage';
import { selectImagesToLink } from '../../../stores/conversacionesSlice';
import { selectPendingVouchers } from '../../../stores/vouchersSlice';
import { ImagesCard } from '../chat/ImagesCard';
import { useImagesName, useVoucherName } from '../useNames';
import { useWindows } from '../windows';
import { PendingColumn } from './PendingColumn';
import { voucherWork } from './pendingWork';
import { VoucherCard } from './VoucherCard';

/** The payment vouchers that wait for a decision, and pictures that may be one. */
export function PendingVouchers() {
  const { t } = useTranslation('atencion');
  const vouchers = useApp(selectPendingVouchers);
  const images = useApp(selectImagesToLink);
  const rows = useMemo(() => voucherWork(vouchers, images), [vouchers, images]);
  const voucherName = useVoucherName();
  const imagesName = useImagesName();
  const windows = useWindows();
  const [first] = vouchers;
  return (
    <PendingColumn
      title={t('pending.vouchers')}
      rows={rows}
      nameOf={({ thing, from }) => (thing === null ? imagesName(from) : voucherName(thing))}
      renderCard={({ thing, from }, gone) =>
        thing === null ? (
          <ImagesCard conversacion={from} gone={gone} />
        ) : (
          <VoucherCard voucher={thing} gone={gone} />
        )
      }
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
