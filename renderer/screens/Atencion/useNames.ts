import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useLabels } from '../../components/useLabels';
import type { BorradorRow } from '../../stores/borradoresSlice';
import type { ConversacionRow } from '../../stores/conversacionesSlice';
import type { PedidoRow } from '../../stores/pedidoRow';
import type { VoucherRow } from '../../stores/vouchersSlice';
import { useFormat } from './useFormat';

/** Names an order in one breath: `Pedido #50, Lucía, S/ 37.00, WhatsApp`. */
export function usePedidoName(): (
  row: Pick<PedidoRow, 'id' | 'cliente' | 'total' | 'subtipo'>,
) => string {
  const { t } = useTranslation();
  const labels = useLabels();
  const { money } = useFormat();
  return useCallback(
    ({ id, cliente, total, subtipo }) =>
      joined(
        labels.pedido(id),
        cliente,
        total === null ? null : money(total),
        t(`origin.${subtipo ?? 'unknown'}`),
      ),
    [labels, money, t],
  );
}

/** Names a voucher in one breath: `Voucher #7, S/ 37.00, LUCIA R., Pedido #50`. */
export function useVoucherName(): (
  row: Pick<VoucherRow, 'id' | 'monto' | 'pagador' | 'pedido_id'>,
) => string {
  const labels = useLabels();
  const { money } = useFormat();
  return useCallback(
    ({ id, monto, pagador, pedido_id }) =>
      joined(
        labels.voucher(id),
        monto === null ? null : money(monto),
        pagador,
        pedido_id === null ? null : labels.pedido(pedido_id),
      ),
    [labels, money],
  );
}

/** Names a draft in one breath: `Borrador #3, Lucía, S/ 24.00, WhatsApp`. */
export function useBorradorName(): (row: BorradorRow) => string {
  const { t } = useTranslation();
  const labels = useLabels();
  const { money } = useFormat();
  return useCallback(
    ({ id, cliente, total, subtipo }) =>
      joined(labels.borrador(id), cliente, money(total), t(`origin.${subtipo}`)),
    [labels, money, t],
  );
}

/** Names the pictures of a conversation that wait: `2 imágenes por vincular, Lucía`. */
export function useImagesName(): (
  row: Pick<ConversacionRow, 'por_vincular' | 'cliente'>,
) => string {
  const { t } = useTranslation('whatsapp');
  return useCallback(
    ({ por_vincular: count, cliente }) => joined(t('link.waiting', { count }), cliente),
    [t],
  );
}

function joined(...parts: (string | null)[]): string {
  return parts.filter((part) => part !== null && part !== '').join(', ');
}
