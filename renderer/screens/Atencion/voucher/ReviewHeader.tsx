import { Box, IconButton, Typography } from '@mui/material';
import CloseIcon from '@mui/icons-material/CloseOutlined';
import NextIcon from '@mui/icons-material/NavigateNextOutlined';
import PreviousIcon from '@mui/icons-material/NavigateBeforeOutlined';
import { useTranslation } from 'react-i18next';
import { OriginChip } from '../../../components/OriginChip';
import { useLabels } from '../../../components/useLabels';
import { WaitAge } from '../pending/WaitAge';
import type { Review } from './useReview';

/** Which voucher is on the table, where it stands in the queue, and the way to its neighbours. */
export function ReviewHeader({
  titleId,
  review,
  onMove,
  onClose,
}: {
  titleId: string;
  review: Review;
  onMove: (id: number) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('atencion');
  const { t: tCommon } = useTranslation();
  const labels = useLabels();
  const { voucherId, voucher, open, position, count, previous, next } = review;
  const step = (id: number | null) => () => {
    if (id !== null) onMove(id);
  };
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, pl: 2, pr: 1, py: 1 }}>
      <Typography variant="h2" id={titleId} noWrap>
        {t('review.title', { label: labels.voucher(voucherId) })}
      </Typography>
      {voucher === undefined ? null : <OriginChip subtipo={voucher.subtipo} />}
      {voucher !== undefined && open ? <WaitAge since={voucher.fecha_creacion} /> : null}
      <Box sx={{ flex: 1 }} />
      {open ? (
        <>
          <IconButton
            aria-label={t('review.previous')}
            disabled={previous === null}
            onClick={step(previous)}
          >
            <PreviousIcon />
          </IconButton>
          <Typography aria-live="polite" noWrap>
            {t('review.position', { position, count })}
          </Typography>
          <IconButton aria-label={t('review.next')} disabled={next === null} onClick={step(next)}>
            <NextIcon />
          </IconButton>
        </>
      ) : null}
      <IconButton aria-label={tCommon('buttons.close')} onClick={onClose}>
        <CloseIcon />
      </IconButton>
    </Box>
  );
}
