import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Voucher } from '../../../../shared/api/vouchers';
import type { Performed } from '../../../actions/performer';
import { useCampana } from '../../../app/context';
import { useLabels } from '../../../components/useLabels';
import type { VoucherRow } from '../../../stores/vouchersSlice';
import { useApprovePedido } from '../useApprovePedido';
import { useFormat } from '../useFormat';

/** Short messages about decisions on vouchers. */
export interface VoucherNotices {
  /** This person decided it. */
  decided: (voucher: Pick<Voucher, 'id' | 'estado' | 'pedido_id'>) => void;
  /** Somebody else decided it meanwhile. */
  decidedElsewhere: (voucher: VoucherRow) => void;
  /** None is left. */
  noneLeft: () => void;
}

/** Says what became of a voucher; an accepted one offers to approve its order right away. */
export function useVoucherNotices(): VoucherNotices {
  const { t } = useTranslation('atencion');
  const labels = useLabels();
  const format = useFormat();
  const { store } = useCampana();
  const approvePedido = useApprovePedido();
  const decided = useCallback<VoucherNotices['decided']>(
    ({ id, estado, pedido_id: pedidoId }) => {
      const { notify, pedidos } = store.getState();
      const label = labels.voucher(id);
      const approved = estado === 'APROBADO';
      const waits = pedidoId !== null && pedidos.get(pedidoId)?.estado === 'PENDIENTE';
      notify({
        severity: approved ? 'success' : 'info',
        text: approved ? t('review.approved', { label }) : t('review.rejected', { label }),
        ...(approved && waits
          ? {
              action: {
                label: t('review.approvePedido', { label: labels.pedido(pedidoId) }),
                run: () => void approvePedido(pedidoId),
              },
              durationMs: 15_000,
            }
          : {}),
      });
    },
    [store, labels, t, approvePedido],
  );
  const decidedElsewhere = useCallback<VoucherNotices['decidedElsewhere']>(
    ({ id, estado, validado_por_nombre: name, fecha_validacion: at }) => {
      const values = { label: labels.voucher(id), time: at === null ? '' : format.time(at) };
      const what = estado === 'APROBADO' ? 'approved' : 'rejected';
      store.getState().notify({
        severity: 'warning',
        text:
          name === null
            ? t(`elsewhere.${what}Unnamed`, values)
            : t(`elsewhere.${what}`, { ...values, name }),
        durationMs: 10_000,
      });
    },
    [store, labels, format, t],
  );
  const noneLeft = useCallback(() => {
    store.getState().notify({ severity: 'info', text: t('review.noneLeft') });
  }, [store, t]);
  return useMemo(
    () => ({ decided, decidedElsewhere, noneLeft }),
    [decided, decidedElsewhere, noneLeft],
  );
}

/** How a try to decide ended: done here (or kept for later), decided by somebody else before, or refused. */
export type DecisionOutcome = 'done' | 'elsewhere' | 'failed';

/** Says how a try to decide a voucher went; a failure that may pass is left to the form to tell. */
export function useSettle(): (
  id: number,
  outcome: Performed<'approveVoucher' | 'rejectVoucher'>,
) => DecisionOutcome {
  const { store } = useCampana();
  const notices = useVoucherNotices();
  return useCallback(
    (id, outcome) => {
      if (outcome.ok) {
        if (!outcome.queued) notices.decided(outcome.value);
        return 'done';
      }
      // The performer loaded the voucher again: it knows who was faster.
      const row = store.getState().vouchers.get(id);
      if (outcome.error.status !== 409 || row === undefined || row.estado === 'PENDIENTE') {
        return 'failed';
      }
      notices.decidedElsewhere(row);
      return 'elsewhere';
    },
    [store, notices],
  );
}
