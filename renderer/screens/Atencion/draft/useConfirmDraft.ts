import { useTranslation } from 'react-i18next';
import type { BorradorConfirm } from '../../../../shared/api/whatsapp/borradores';
import { useApp } from '../../../app/hooks';
import { useLabels } from '../../../components/useLabels';
import { useSend, type Send } from '../ask/useSend';
import { useWindows } from '../windows';

/** Confirming a draft, and saying which order it became. */
export interface ConfirmDraft {
  confirm: (body: BorradorConfirm) => ReturnType<Send<'confirmBorrador'>['send']>;
  confirming: boolean;
  failure: string | null;
}

/** Makes an order of a draft; the notice leads to it. A refusal is told where there is no form to tell it. */
export function useConfirmDraft(id: number, options: { inForm?: boolean } = {}): ConfirmDraft {
  const { t } = useTranslation('whatsapp');
  const labels = useLabels();
  const windows = useWindows();
  const notify = useApp((state) => state.notify);
  const { send, sending, failure } = useSend('confirmBorrador');
  return {
    confirming: sending,
    failure,
    async confirm(body) {
      const outcome = await send({ id, body });
      if (!outcome.ok) {
        if (options.inForm !== true) {
          notify({
            severity: 'error',
            text: t('draft.refused', { mensaje: outcome.error.mensaje }),
          });
        }
        return outcome;
      }
      if (outcome.queued) return outcome;
      const pedidoId = outcome.value.id;
      notify({
        severity: 'success',
        text: t('draft.confirmed', { label: labels.pedido(pedidoId) }),
        action: {
          label: t('draft.seeOrder'),
          run: () => {
            windows.showPedido(pedidoId);
          },
        },
      });
      return outcome;
    },
  };
}
