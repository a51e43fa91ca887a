import { Chip } from '@mui/material';
import { useTranslation } from 'react-i18next';
import type { VoucherState } from '../../../../shared/api/vouchers';

const colors = { PENDIENTE: 'warning', APROBADO: 'success', RECHAZADO: 'error' } as const;

/** The state of a voucher as a word. */
export function VoucherStateChip({ estado }: { estado: VoucherState }) {
  const { t } = useTranslation('atencion');
  return (
    <Chip size="small" variant="outlined" color={colors[estado]} label={t(`voucher.${estado}`)} />
  );
}
