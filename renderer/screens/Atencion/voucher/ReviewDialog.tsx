import { Box, Dialog, useMediaQuery } from '@mui/material';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp } from '../../../app/hooks';
import { useLabels } from '../../../components/useLabels';
import { LoadingState } from '../../../components/StateMessage';
import { selectVoucher } from '../../../stores/vouchersSlice';
import { AmountComparison } from './AmountComparison';
import { CheckList } from './CheckList';
import { ComparedVoucher } from './ComparedVoucher';
import { DecidedNote } from './DecidedNote';
import { Decision } from './Decision';
import { RejectDialog } from './RejectDialog';
import { ReviewHeader } from './ReviewHeader';
import { Suggestions } from './Suggestions';
import { useReview } from './useReview';
import { useReviewKeys } from './useReviewKeys';
import { usePrefetchVoucherImage } from './useVoucherImage';
import { VoucherFacts } from './VoucherFacts';
import { VoucherImage } from './VoucherImage';

/** The review of vouchers, one after the other: picture and facts side by side, and a decision. */
export function ReviewDialog({
  voucherId,
  onMove,
  onClose,
}: {
  voucherId: number;
  onMove: (id: number) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('atencion');
  const labels = useLabels();
  const titleId = useId();
  const narrow = useMediaQuery('(max-width: 899px)');
  const [comparedId, setComparedId] = useState<number | null>(null);
  const move = (id: number) => {
    setComparedId(null);
    onMove(id);
  };
  const review = useReview({ voucherId, onMove: move, onClose });
  useReviewKeys(review);
  const { voucher, open } = review;
  const following = useApp(selectVoucher(review.next));
  usePrefetchVoucherImage(following?.tiene_imagen === true ? following.id : null);
  return (
    <Dialog
      open
      fullScreen={narrow}
      fullWidth
      maxWidth="lg"
      aria-labelledby={titleId}
      onClose={onClose}
      slotProps={{ paper: { sx: narrow ? {} : { height: 'min(92dvh, 860px)' } } }}
    >
      <ReviewHeader titleId={titleId} review={review} onMove={move} onClose={onClose} />
      {voucher === undefined ? (
        <LoadingState />
      ) : (
        <Box
          sx={{
            ...{ flex: 1, minHeight: 0, display: 'grid', gap: 2, px: 2, pb: 2 },
            gridTemplateColumns: narrow ? '1fr' : 'minmax(0, 1.15fr) minmax(0, 1fr)',
            gridTemplateRows: narrow ? 'minmax(180px, 2fr) minmax(0, 3fr)' : 'minmax(0, 1fr)',
          }}
        >
          <Box sx={{ minHeight: 0 }}>
            <VoucherImage
              key={voucherId}
              id={voucherId}
              exists={voucher.tiene_imagen}
              name={t('image.name', { label: labels.voucher(voucherId) })}
              marks={voucher.lectura?.campos}
            />
          </Box>
          <Box sx={{ display: 'flex', flexDirection: 'column', minHeight: 0 }}>
            <Box
              tabIndex={0}
              role="group"
              aria-label={t('review.facts')}
              sx={{ flex: 1, overflowY: 'auto', display: 'grid', gap: 2, alignContent: 'start' }}
            >
              {comparedId === null ? (
                <>
                  <AmountComparison voucher={voucher} />
                  <CheckList checks={voucher.verificaciones} onCompare={setComparedId} />
                  <Suggestions voucher={voucher} />
                  <VoucherFacts voucher={voucher} />
                </>
              ) : (
                <ComparedVoucher
                  key={comparedId}
                  id={comparedId}
                  onClose={() => {
                    setComparedId(null);
                  }}
                />
              )}
            </Box>
            {open ? <Decision review={review} /> : <DecidedNote voucher={voucher} />}
          </Box>
        </Box>
      )}
      {review.rejecting ? (
        <RejectDialog
          voucherId={voucherId}
          onSending={review.decisionSent}
          onSettled={review.settled}
          onClose={review.stopRejecting}
        />
      ) : null}
    </Dialog>
  );
}
