import {
  deviceCommitment,
  newDeviceSecret,
  pairingNumber,
} from '../../broker/pairing/deviceSecrets';
import { fingerprintOf } from '../../broker/tls/fingerprint';
import { apiErrorSchema } from '../../shared/api/common';
import { pairingSchema, type Pairing } from '../../shared/api/dispositivos';
import { deviceHeader } from '../../shared/dispositivos';
import { routes } from '../../shared/api/routes';
import { fail, ok, type Result } from '../../shared/result';
import type { DeviceKey, DeviceKeyFile } from './deviceKey';
import type { ServerFetch, ServerRequest } from './serverFetch';

const patienceMs = 8_000;

/** This computer as a screen of the server in use: asks to be approved, and shows that it was. */
export interface ScreenPairing {
  /** How it stands with the server; a sentence when that cannot be asked. */
  look(): Promise<Result<Pairing, string>>;
  /** Asks for approval, in the name people know the screen by. */
  ask(nombre: string): Promise<Result<Pairing, string>>;
  /** What requests to sign in at this origin have to carry; null for one that never approved us. */
  secretFor(origin: string): string | null;
}

/** What it works with. */
export interface ScreenPairingDeps {
  file: DeviceKeyFile;
  serverUrl: () => string | null;
  fetch: ServerFetch;
  /** The pinned authority of a host, as PEM text. */
  authorityOf: (hostname: string) => string | null;
}

/** Reads what was kept, and asks nobody anything yet. */
export async function createScreenPairing(deps: ScreenPairingDeps): Promise<ScreenPairing> {
  let key: DeviceKey | null = await deps.file.load();

  async function keep(next: DeviceKey): Promise<void> {
    key = next;
    await deps.file.save(next);
  }

  async function send(origin: string, request: ServerRequest): Promise<Result<Pairing, string>> {
    try {
      const response = await deps.fetch(origin + routes.pairing.path, {
        ...request,
        signal: AbortSignal.timeout(patienceMs),
      });
      const body = await response.json();
      if (response.ok) return ok(pairingSchema.parse(body));
      const refusal = apiErrorSchema.safeParse(body);
      return fail(refusal.success ? refusal.data.mensaje : unreachable);
    } catch {
      return fail(unreachable);
    }
  }

  /** What people compare is what this end knows itself, never what the server says of it. */
  function seenFromHere(pairing: Pairing, mine: DeviceKey): Pairing {
    const authority = deps.authorityOf(new URL(mine.server).hostname);
    const huella = authority === null ? null : fingerprintOf(authority);
    const { secret, reto } = mine;
    return { ...pairing, huella, reto, numero: pairingNumber({ huella, secret, reto }) };
  }

  return {
    async look() {
      const origin = deps.serverUrl();
      if (origin === null) return fail(unreachable);
      const mine = key?.server === origin ? key : null;
      const headers = mine === null ? {} : { [deviceHeader]: mine.secret };
      const looked = await send(origin, { headers });
      if (!looked.ok || mine === null) return looked;
      if (looked.value.estado === 'aprobado' && !mine.aprobada) {
        await keep({ ...mine, aprobada: true });
      }
      return ok(looked.value.numero === null ? looked.value : seenFromHere(looked.value, mine));
    },

    async ask(nombre) {
      const origin = deps.serverUrl();
      if (origin === null) return fail(unreachable);
      const secret = newDeviceSecret();
      const asked = await send(origin, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ nombre, compromiso: deviceCommitment(secret) }),
      });
      if (!asked.ok) return asked;
      const { reto } = asked.value;
      if (reto === null) return fail(unreachable);
      const mine = { server: origin, secret, reto, aprobada: false };
      await keep(mine);
      return ok(seenFromHere(asked.value, mine));
    },

    secretFor: (origin) =>
      key !== null && key.aprobada && key.server === origin ? key.secret : null,
  };
}

const unreachable = 'El servidor no responde. Revise que esté encendido y en la misma red.';
