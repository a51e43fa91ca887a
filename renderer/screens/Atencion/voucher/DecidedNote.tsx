import { Alert } from '@mui/material';
import { useTranslation } from 'react-i18next';
import type { VoucherRow } from '../../../stores/vouchersSlice';
import { useFormat } from '../useFormat';

/** How, by whom and when a voucher was decided; nothing while it is open. */
export function DecidedNote({ voucher }: { voucher: VoucherRow }) {
  const { t } = useTranslation('atencion');
  const format = useFormat();
  const { estado, motivo, validado_por_nombre: by, fecha_validacion: at } = voucher;
  if (estado === 'PENDIENTE') return null;
  const when = at === null ? null : format.time(at, 'dateTime');
  return (
    <Alert severity={estado === 'APROBADO' ? 'success' : 'error'}>
      {[t(`voucher.${estado}`), by, when, motivo].filter((part) => part !== null).join(' · ')}
    </Alert>
  );
}
