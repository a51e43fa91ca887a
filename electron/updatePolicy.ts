import { fail, ok, type Result } from '../shared/result';

/** What the restaurant is doing on this computer. */
export interface Work {
  /** The hour of the day here, 0–23. */
  hour: number;
  /** Actions that were not sent yet, on any window. */
  unsent: number;
  /** Alerts nobody has read. */
  unread: number;
}

/** Between these hours of the night no restaurant serves. */
export const quietHours = { from: 3, to: 8 } as const;

/**
 * Whether the app may end for an update now: never with a queue that was not sent or an alert that
 * nobody read, and outside the quiet hours never.
 */
export function mayInstall({ hour, unsent, unread }: Work): Result<null, string> {
  if (unsent > 0) {
    return fail(
      `Hay ${unsent} ${unsent === 1 ? 'acción' : 'acciones'} por enviar: la actualización espera.`,
    );
  }
  if (unread > 0) return fail('Hay alertas por leer: la actualización espera.');
  if (hour < quietHours.from || hour >= quietHours.to) {
    return fail(
      `La actualización se instala entre las ${quietHours.from}:00 y las ${quietHours.to}:00, nunca en horas de servicio.`,
    );
  }
  return ok(null);
}
