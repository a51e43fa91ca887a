import type { Pairing } from '../../../shared/api/dispositivos';
import type { Result } from '../../../shared/result';
import type { ScreenPairing } from '../../pairing/screenPairing';
import type { IpcHandlers } from '../register';

/** Lets the page ask for approval, and see how it stands. */
export function pairingHandlers(
  pairing: ScreenPairing,
): Pick<IpcHandlers, 'pairing:look' | 'pairing:ask'> {
  return {
    'pairing:look': async () => outcome(await pairing.look()),
    'pairing:ask': async (nombre) => outcome(await pairing.ask(nombre)),
  };
}

function outcome(
  result: Result<Pairing, string>,
): { ok: true; pairing: Pairing } | { ok: false; mensaje: string } {
  return result.ok ? { ok: true, pairing: result.value } : { ok: false, mensaje: result.error };
}
