import { useTranslation } from 'react-i18next';
import { useCampana } from '../../../app/context';
import { useEvent, useSound } from '../../../app/hooks';
import { useLabels } from '../../../components/useLabels';
import { useFormat } from '../useFormat';

/** Time a notice about something nobody read stays, in ms. */
const escalationMs = 20_000;

/** Tells this person when the kitchen answered what they sent, and everybody when nobody does. */
export function useAnswers(): void {
  const { t } = useTranslation('atencion');
  const { store } = useCampana();
  const labels = useLabels();
  const format = useFormat();
  const sound = useSound();

  useEvent('alerta_leida', ({ alerta_id: id }) => {
    const { alertas, usuario, notify } = store.getState();
    const alerta = alertas.get(id);
    if (alerta?.fecha_lectura == null || alerta.usuario_envia !== usuario?.id) return;
    const took = format.duration(Date.parse(alerta.fecha_lectura) - Date.parse(alerta.fecha_envio));
    const name = alerta.leida_por_nombre ?? t('answer.somebody');
    const text = t('answer.read', { label: labels.alerta(id), name, took });
    notify({ severity: 'success', text });
  });

  useEvent('refill_atendido', ({ refill_id: id }) => {
    const { refills, usuario, notify } = store.getState();
    const refill = id === undefined ? undefined : refills.get(id);
    if (refill === undefined || refill.usuario_solicita !== usuario?.id) return;
    const name = refill.atendido_por_nombre ?? t('answer.somebody');
    const text = t('answer.attended', {
      label: labels.refill(refill.id),
      insumo: refill.insumo,
      name,
    });
    notify({ severity: 'success', text });
  });

  useEvent('alerta_escalada', ({ alerta_id: id, pedido_id: pedidoId }) => {
    const label = labels.alerta(id);
    sound.play('tarde');
    store.getState().notify({
      severity: 'warning',
      text:
        pedidoId == null
          ? t('answer.nobody', { label })
          : t('answer.nobodyAbout', { label, pedido: labels.pedido(pedidoId) }),
      durationMs: escalationMs,
    });
  });
}
