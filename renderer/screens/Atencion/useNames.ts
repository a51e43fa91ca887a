import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useLabels } from '../../components/useLabels';
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

function joined(...parts: (string | null)[]): string {
  return parts.filter((part) => part !== null && part !== '').join(', ');
}
