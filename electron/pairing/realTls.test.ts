import { createServer as createPlain, type Server } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { issueCertificate, openAuthority, type Identity } from '../../broker/tls/localAuthority';
import { fingerprintOf } from '../../broker/tls/fingerprint';
import { temporaryFolder } from '../../testing/temporaryFolder';
import type { JsonFile } from '../jsonFile';
import type { Settings } from '../settings';
import { approachServer } from './approach';
import { createPins, verdicts, type Pins } from './pins';
import { probeServer } from './probe';
import { createServerFetch } from './serverFetch';

const yearMs = 365 * 86_400_000;

let ours: Identity;
let others: Identity;
const servers: Server[] = [];
beforeAll(async () => {
  const [one, two] = [await temporaryFolder(), await temporaryFolder()];
  ours = await openAuthority(one.path);
  others = await openAuthority(two.path);
  await one.remove();
  await two.remove();
});
afterEach(() => {
  vi.useRealTimers();
});
afterAll(() => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
});

/** A server with a certificate of that authority, on a free port. */
async function serve(authority: Identity, names = ['127.0.0.1']): Promise<string> {
  const server = createServer(await issueCertificate(authority, names), (_request, response) => {
    response.end('{"yes":true}');
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** One whose certificate ended a year ago. */
async function serveExpired(authority: Identity): Promise<string> {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - 2 * yearMs });
  const url = await serve(authority);
  vi.useRealTimers();
  return url;
}

function memoryPins(): Pins {
  let kept: Settings = {};
  const file: JsonFile<Settings> = {
    read: () => kept,
    write: (value) => {
      kept = value;
    },
    remove: () => undefined,
  };
  const quiet = { info: () => undefined, warn: () => undefined };
  return createPins(file, quiet, () => undefined);
}

const never = () => Promise.reject(new Error('the system was asked'));

async function leafOf(url: string): Promise<string> {
  const probed = await probeServer(new URL(url));
  if (probed.kind !== 'tls') throw new Error(`no TLS: ${probed.kind}`);
  return probed.leaf;
}

describe('a paired host', () => {
  it.each([
    ['of the pinned authority is asked', () => serve(ours), null, 'accept'],
    ['of another authority is refused', () => serve(others), 'other_authority', 'refuse'],
    ['whose time is over is refused', () => serveExpired(ours), 'not_yet_or_no_longer', 'refuse'],
    [
      'with the certificate of another host is refused',
      () => serve(ours, ['192.168.1.77']),
      'other_host',
      'refuse',
    ],
  ] as const)('%s', async (_rule, start, complaint, verdict) => {
    const url = await start();
    const pins = memoryPins();
    pins.pin('127.0.0.1', ours.cert);
    const asked = createServerFetch(pins.authorityOf, never)(`${url}/health`, {});
    if (complaint === null) await expect((await asked).json()).resolves.toEqual({ yes: true });
    else await expect(asked).rejects.toThrow();
    // What Chromium asks for the pages.
    const request = { hostname: '127.0.0.1', certificate: { data: await leafOf(url) } };
    expect(pins.judge(request)).toBe(verdicts[verdict]);
    expect(pins.complaintOf('127.0.0.1')).toBe(complaint);
  });

  it('changes nothing for other hosts: they are judged as usual', async () => {
    const pins = memoryPins();
    pins.pin('192.168.1.20', ours.cert);
    const data = await leafOf(await serve(ours));
    expect(pins.judge({ hostname: '127.0.0.1', certificate: { data } })).toBe(verdicts.asUsual);
    expect(pins.judge({ hostname: '192.168.1.20', certificate: { data: 'no PEM' } })).toBe(
      verdicts.refuse,
    );
  });
});

describe('pairing with a server', () => {
  const approach = (pins: Pins, destination: Parameters<typeof approachServer>[0]) =>
    approachServer(destination, { pins, probe: probeServer });

  it('pins its authority once a person compared the fingerprint, also where http was typed', async () => {
    const pins = memoryPins();
    const url = await serve(ours);
    const typed = url.replace('https', 'http');
    const huella = fingerprintOf(ours.cert);
    const first = await approach(pins, { url: typed });
    expect(first).toMatchObject({ ok: false, error: { confirmar: huella } });
    expect(pins.authorityOf('127.0.0.1')).toBeNull();
    expect(await approach(pins, { url: typed, confirmed: huella })).toEqual({
      ok: true,
      value: { origin: url, restart: false },
    });
    expect(await approach(pins, { url }), 'nothing is asked twice').toMatchObject({ ok: true });
  });

  it('refuses a server that shows another authority later, and pairs anew only by its fingerprint', async () => {
    const pins = memoryPins();
    pins.pin('127.0.0.1', ours.cert);
    const url = await serve(others);
    const huella = fingerprintOf(others.cert);
    const refused = await approach(pins, { url, confirmed: fingerprintOf(ours.cert) });
    expect(refused).toMatchObject({ ok: false, error: { confirmar: huella } });
    expect(pins.authorityOf('127.0.0.1')).toBe(ours.cert);
    // Chromium remembers how it judged the host.
    pins.judge({ hostname: '127.0.0.1', certificate: { data: await leafOf(url) } });
    expect(await approach(pins, { url, confirmed: huella })).toEqual({
      ok: true,
      value: { origin: url, restart: true },
    });
  });

  it('is not talked out of TLS by whoever answers without it', async () => {
    const plain = createPlain((_request, response) => response.end('{}'));
    servers.push(plain);
    await new Promise<void>((resolve) => plain.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(plain.address() as AddressInfo).port}`;
    const pins = memoryPins();
    expect(await approach(pins, { url })).toMatchObject({ ok: true, value: { origin: url } });
    pins.pin('127.0.0.1', ours.cert);
    expect(await approach(pins, { url })).toMatchObject({ ok: false });
  });

  it('notices a code that is not of this server, and a certificate that fits no address of it', async () => {
    const pins = memoryPins();
    const expected = fingerprintOf(others.cert).replaceAll(' ', '').slice(0, 6);
    const other = await approach(pins, { url: await serve(ours), expected });
    expect(JSON.stringify(other)).toContain('no es el servidor del código');
    for (const url of [await serve(ours, ['192.168.1.77']), await serveExpired(ours)]) {
      const refused = await approach(pins, { url, confirmed: fingerprintOf(ours.cert) });
      expect(refused).toMatchObject({ ok: false });
    }
    expect(pins.authorityOf('127.0.0.1')).toBeNull();
  });
});
