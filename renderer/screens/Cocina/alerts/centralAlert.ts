import type { AlertaRow } from '../../../stores/alertasSlice';

/**
 * The alert that takes the middle of the screen: the first urgent one. One that was marked as read
 * without reaching the server stays there too, until somebody sets it aside.
 */
export function centralAlert(
  alertas: readonly AlertaRow[],
  aside: ReadonlySet<number>,
): AlertaRow | undefined {
  return alertas.find(
    ({ id, prioridad, queued }) => prioridad === 'urgente' && !(queued === true && aside.has(id)),
  );
}
