import { beforeAll, describe, expect, it } from 'vitest';
import { deviceCommitment, pairingNumber } from '../../broker/pairing/deviceSecrets';
import { fingerprintOf } from '../../broker/tls/fingerprint';
import { openAuthority } from '../../broker/tls/localAuthority';
import type { Pairing } from '../../shared/api/dispositivos';
import { temporaryFolder } from '../../testing/temporaryFolder';
import { createDeviceKeyFile } from './deviceKey';
import { createScreenPairing } from './screenPairing';

const server = 'https://192.168.1.20:8765';
const quiet = { info: () => undefined, warn: () => undefined };
const unsafe = {
  isSafe: () => Promise.resolve(false),
  encrypt: () => Promise.reject(new Error('no keyring')),
  decrypt: () => Promise.reject(new Error('no keyring')),
};

let authority: string;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeAll(async () => {
  folder = await temporaryFolder();
  authority = (await openAuthority(folder.path)).cert;
  return () => folder.remove();
});

/** A server that answers with what the test wants, and keeps what it was told. */
function standIn(answer: Partial<Pairing>) {
  const told: { body: string | undefined; headers: Record<string, string> | undefined }[] = [];
  const reply = { nombre: 'Tele', reto: 'r', numero: '000000', huella: 'of somebody else' };
  return {
    told,
    answer,
    fetch: (
      _url: string,
      { body, headers }: { body?: string; headers?: Record<string, string> },
    ) => {
      told.push({ body, headers });
      const json = () => Promise.resolve({ ...reply, estado: 'pendiente', ...answer });
      return Promise.resolve({ ok: true, status: 200, json });
    },
  };
}

function screenAt(fetch: ReturnType<typeof standIn>['fetch']) {
  return createScreenPairing({
    file: createDeviceKeyFile(folder.path, unsafe, quiet),
    serverUrl: () => server,
    fetch,
    authorityOf: () => authority,
  });
}

describe('a screen that asks for approval', () => {
  it('shows the number and the fingerprint it knows itself, whatever the server says', async () => {
    const stand = standIn({});
    const screen = await screenAt(stand.fetch);
    await screen.ask('Tele');
    const looked = await screen.look();
    const secret = stand.told[1]!.headers!['x-campana-pantalla']!;
    const huella = fingerprintOf(authority);
    const numero = pairingNumber({ huella, secret, reto: 'r' });
    expect(looked).toMatchObject({ ok: true, value: { huella, numero } });
  });

  it('is committed to its secret before it shows it, and signs in with it only once approved', async () => {
    const stand = standIn({});
    const screen = await screenAt(stand.fetch);
    await screen.ask('Tele');
    expect(screen.secretFor(server)).toBeNull();
    stand.answer.estado = 'aprobado';
    await screen.look();
    const secret = stand.told[1]!.headers!['x-campana-pantalla']!;
    expect(stand.told[0]!.headers).not.toHaveProperty('x-campana-pantalla');
    expect(stand.told[0]!.body).toContain(deviceCommitment(secret));
    expect(screen.secretFor(server)).toBe(secret);
    expect(screen.secretFor('https://192.168.1.66:8765'), 'and at no other server').toBeNull();
    const again = await screenAt(stand.fetch);
    expect(again.secretFor(server), 'also after a restart').toBe(secret);
  });
});
