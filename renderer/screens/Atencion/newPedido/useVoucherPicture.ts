import { useTranslation } from 'react-i18next';
import { useApp, usePerform } from '../../../app/hooks';
import { useLabels } from '../../../components/useLabels';
import { voucherForm } from '../voucher/voucherFile';

/**
 * Sends the picture that came with an order as its voucher. Where the order itself still waits to be sent
 * it has no number yet: the voucher then goes by itself, and says so.
 */
export function useVoucherPicture(): (
  imagen: File,
  pedidoId: number | null,
  sucursalId: number | null,
) => void {
  const { t } = useTranslation('whatsapp');
  const labels = useLabels();
  const perform = usePerform();
  const notify = useApp((state) => state.notify);
  return (imagen, pedidoId, sucursalId) => {
    const blank = { monto: '', pagador: '', medio: '', operacion: '', fechaPago: '' };
    const fields = voucherForm({ ...blank, pedidoId, sucursalId, subtipo: 'whatsapp' });
    void perform('uploadVoucher', { imagen, fields }).then((outcome) => {
      if (pedidoId === null && outcome.ok) {
        notify({ severity: 'warning', text: t('picture.alone'), durationMs: 15_000 });
      } else if (outcome.ok && !outcome.queued && pedidoId !== null) {
        const label = labels.voucher(outcome.value.id);
        notify({
          severity: 'success',
          text: t('picture.done', { label, pedido: labels.pedido(pedidoId) }),
        });
      }
    });
  };
}
