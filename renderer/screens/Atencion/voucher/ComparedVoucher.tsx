import { Box, Button, Typography } from '@mui/material';
import BackIcon from '@mui/icons-material/ArrowBackOutlined';
import { useTranslation } from 'react-i18next';
import { routes } from '../../../../shared/api/routes';
import { useRouteQuery } from '../../../app/useRouteQuery';
import { ErrorState, LoadingState } from '../../../components/StateMessage';
import { useLabels } from '../../../components/useLabels';
import { AmountComparison } from './AmountComparison';
import { CheckList } from './CheckList';
import { DecidedNote } from './DecidedNote';
import { VoucherFacts } from './VoucherFacts';
import { VoucherImage } from './VoucherImage';

/** An earlier voucher beside the one under review, to see whether it is the same payment. */
export function ComparedVoucher({ id, onClose }: { id: number; onClose: () => void }) {
  const { t } = useTranslation('atencion');
  const labels = useLabels();
  const found = useRouteQuery(routes.getVoucher, { params: { id } });
  const label = labels.voucher(id);
  return (
    <>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
        <Button startIcon={<BackIcon />} onClick={onClose}>
          {t('review.back')}
        </Button>
        <Typography variant="h3">{label}</Typography>
      </Box>
      {found.data === undefined ? (
        found.isError ? (
          <ErrorState onRetry={() => void found.refetch()} />
        ) : (
          <LoadingState />
        )
      ) : (
        <>
          <DecidedNote voucher={{ ...found.data, detail: 'full', version: 0 }} />
          <Box sx={{ height: 320 }}>
            <VoucherImage
              id={id}
              exists={found.data.tiene_imagen}
              name={t('image.name', { label })}
              marks={found.data.lectura?.campos}
            />
          </Box>
          <AmountComparison voucher={{ ...found.data, detail: 'full', version: 0 }} />
          <CheckList checks={found.data.verificaciones} />
          <VoucherFacts voucher={{ ...found.data, detail: 'full', version: 0 }} />
        </>
      )}
    </>
  );
}
