import { Alert, Button, Stack } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { useLabels } from '../../../components/useLabels';
import type { VoucherRow } from '../../../stores/vouchersSlice';

/** A payment that was used before: by which voucher, for which order, and a way to look at it. */
export function RepeatWarning({
  repeats,
  onCompare,
}: {
  repeats: VoucherRow['repetidos'];
  onCompare: (voucherId: number) => void;
}) {
  const { t } = useTranslation('atencion');
  const labels = useLabels();
  if (repeats.length === 0) return null;
  return (
    <Stack sx={{ gap: 1 }}>
      {repeats.map(({ voucher_id: id, pedido_id: pedidoId, por }) => {
        const label = labels.voucher(id);
        return (
          <Alert
            key={`${por}:${id}`}
            severity="error"
            sx={{ fontSize: 15, fontWeight: 650, alignItems: 'center' }}
            action={
              <Button
                color="inherit"
                sx={{ whiteSpace: 'nowrap' }}
                onClick={() => {
                  onCompare(id);
                }}
              >
                {t('review.compare', { label })}
              </Button>
            }
          >
            {pedidoId === null
              ? t(`check.used_${por}`, { label })
              : t(`check.usedFor_${por}`, { label, pedido: labels.pedido(pedidoId) })}
          </Alert>
        );
      })}
    </Stack>
  );
}
