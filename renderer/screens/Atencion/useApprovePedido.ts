import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp, usePerform } from '../../app/hooks';
import { useCampana } from '../../app/context';
import { useLabels } from '../../components/useLabels';
import { paymentStatusOf, selectVouchersOf } from './voucher/paymentStatus';

/** How long the way back is offered, in ms. */
const undoMs = 10_000;

/**
 * Approves an order and offers the way back for a moment. Where a voucher of it was not accepted the
 * notice says so: approval tells the customer that the money is there.
 */
export function useApprovePedido(): (id: number) => Promise<void> {
  const { t } = useTranslation('atencion');
  const labels = useLabels();
  const { store } = useCampana();
  const perform = usePerform();
  const notify = useApp((state) => state.notify);
  return useCallback(
    async (id) => {
      const outcome = await perform('approvePedido', { id });
      // The queue says itself what waits, and offers to take it back.
      if (!outcome.ok || outcome.queued) return;
      const payment = paymentStatusOf(selectVouchersOf(id)(store.getState()));
      const unpaid = payment === 'pending' || payment === 'rejected';
      const label = labels.pedido(id);
      notify({
        severity: unpaid ? 'warning' : 'success',
        text: unpaid ? t('approve.unpaid', { label }) : t('approve.done', { label }),
        action: {
          label: t('approve.undo'),
          run: () => void perform('movePedido', { id, estado: 'PENDIENTE' }),
        },
        durationMs: undoMs,
      });
    },
    [perform, notify, store, labels, t],
  );
}
