import type { TFunction } from 'i18next';
import type { Campana } from '../../../app/campana';
import { speak } from '../../../sound/speech';
import type { AlertaRow } from '../../../stores/alertasSlice';

/** The sentence an alert is read aloud as: "Pedido 50: ingrediente agotado". */
export function alertSentence(
  { pedido_id, mensaje }: Pick<AlertaRow, 'pedido_id' | 'mensaje'>,
  t: TFunction<'cocina'>,
): string {
  return pedido_id === null
    ? t('speech.alert', { mensaje })
    : t('speech.pedido', { id: pedido_id, mensaje });
}

/** Reads alerts aloud in the person's language, as loud as the chime before them. */
export function alertSpeaker(
  store: Campana['store'],
  t: TFunction<'cocina'>,
): (alerta: AlertaRow) => void {
  return (alerta) => {
    speak(alertSentence(alerta, t), store.getState().preferences.language, 1);
  };
}
