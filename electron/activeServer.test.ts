import { beforeEach, describe, expect, it } from 'vitest';
import { fail, ok, type Result } from '../shared/result';
import { type ActiveServerOptions, createActiveServer } from './activeServer';
import type { Settings } from './settings';

const remote = 'http://192.168.1.5:8765';
const own = 'http://127.0.0.1:8765';
const nobody = 'No hay un servidor Campana';

let stored: Settings;
let log: string[];
let hostAnswer: Result<string, string>;
let local: string | null;

function create(choice: ActiveServerOptions['choice'], firstRun = false) {
  return createActiveServer({
    choice,
    firstRun,
    settings: {
      read: () => stored,
      write: (value) => void (stored = value),
      remove: () => void (stored = {}),
    },
    hosting: {
      start: (shared) => {
        log.push(shared ? 'start shared' : 'start');
        return Promise.resolve(hostAnswer);
      },
      stop: () => {
        log.push('stop');
        return Promise.resolve();
      },
    },
    findLocal: () => Promise.resolve(local),
    check: (origin) => Promise.resolve(origin === remote ? ok(null) : fail(nobody)),
    onChange: () => log.push('change'),
  });
}

beforeEach(() => {
  stored = {};
  log = [];
  hostAnswer = ok(own);
  local = null;
});

describe('the server in use', () => {
  it('is shared with nobody before somebody said what this computer is for', async () => {
    const server = create({ kind: 'host', shared: false }, true);
    expect(await server.share(true)).toMatchObject({ ok: false });
    expect(stored).toEqual({});
    expect(log).toEqual([]);
  });

  it('is what the environment fixed, and cannot be changed here', async () => {
    const server = create({ kind: 'fixed', url: remote });
    await server.start();
    expect(server.info()).toEqual({
      url: remote,
      hosting: false,
      shared: false,
      fixed: true,
      firstRun: false,
    });
    expect(await server.useRemote('http://10.0.0.1:8765')).toMatchObject({ ok: false });
    expect(await server.useThisComputer()).toMatchObject({ ok: false });
    expect(stored).toEqual({});
    expect(log).toEqual([]);
  });

  it('is this computer once its own broker serves', async () => {
    const server = create({ kind: 'host', shared: false });
    expect(server.info().url).toBeNull();
    await server.start();
    expect(server.info()).toEqual({
      url: own,
      hosting: true,
      shared: false,
      fixed: false,
      firstRun: false,
    });
  });

  it('is a broker that already runs on this computer, rather than a second one', async () => {
    local = own;
    const server = create({ kind: 'host', shared: false });
    await server.start();
    expect(server.info().url).toBe(own);
    expect(log).toEqual([]);
  });

  it('is none when this computer cannot serve: the window opens all the same', async () => {
    hostAnswer = fail('The disk is full.');
    const server = create({ kind: 'host', shared: false });
    expect(await server.start()).toEqual(fail('The disk is full.'));
    expect(server.info()).toEqual({
      url: null,
      hosting: true,
      shared: false,
      fixed: false,
      firstRun: false,
    });
  });

  it('changes to a broker elsewhere, keeps that, and stops serving itself', async () => {
    const server = create({ kind: 'host', shared: false });
    await server.start();
    expect(await server.useRemote(`${remote}/`)).toEqual(ok(remote));
    expect(server.info()).toEqual({
      url: remote,
      hosting: false,
      shared: false,
      fixed: false,
      firstRun: false,
    });
    expect(stored).toEqual({ server: { kind: 'remote', url: remote } });
    expect(log).toEqual(['start', 'stop', 'change']);
  });

  it('stays as it is when nobody answers at the new address', async () => {
    const server = create({ kind: 'remote', url: remote });
    await server.start();
    expect(await server.useRemote('http://10.0.0.9:8765')).toEqual(fail(nobody));
    expect(server.info().url).toBe(remote);
    expect(stored).toEqual({});
    expect(log).toEqual([]);
  });

  it('does not disturb the page when the same address is chosen again', async () => {
    const server = create({ kind: 'remote', url: remote });
    await server.start();
    expect(await server.useRemote(remote)).toEqual(ok(remote));
    expect(log).not.toContain('change');
  });

  it('comes back to this computer when asked', async () => {
    const server = create({ kind: 'remote', url: remote });
    await server.start();
    expect(await server.useThisComputer()).toEqual(ok(null));
    expect(server.info()).toEqual({
      url: own,
      hosting: true,
      shared: false,
      fixed: false,
      firstRun: false,
    });
    expect(stored).toEqual({ server: { kind: 'host' } });
    expect(log).toEqual(['start', 'change']);
  });

  it('serves the local network when asked to, and keeps that', async () => {
    const server = create({ kind: 'host', shared: false });
    await server.start();
    expect(await server.share(true)).toEqual(ok(null));
    expect(server.info()).toEqual({
      url: own,
      hosting: true,
      shared: true,
      fixed: false,
      firstRun: false,
    });
    expect(stored).toEqual({ server: { kind: 'host', shared: true } });
    expect(log).toEqual(['start', 'stop', 'start shared', 'change']);
  });

  it('opens no broker to the network that is not its own', async () => {
    local = own;
    const server = create({ kind: 'host', shared: false });
    await server.start();
    expect(await server.share(true)).toMatchObject({ ok: false });
    expect(await create({ kind: 'remote', url: remote }).share(true)).toMatchObject({ ok: false });
    expect(stored).toEqual({});
  });
});

describe('on the first run', () => {
  it('nothing starts before the person said what this computer is for', async () => {
    const server = create({ kind: 'host', shared: false }, true);
    await server.start();
    expect(log).toEqual([]);
    expect(server.info()).toMatchObject({ url: null, firstRun: true });
    await server.useThisComputer();
    expect(log).toEqual(['start', 'change']);
    expect(server.info()).toMatchObject({ url: own, firstRun: false });
    expect(stored).toEqual({ server: { kind: 'host' } });
  });

  it('a server that does not start leaves the question open; joining another answers it', async () => {
    hostAnswer = fail('el puerto está en uso');
    const server = create({ kind: 'host', shared: false }, true);
    expect(await server.useThisComputer()).toMatchObject({ ok: false });
    expect(server.info().firstRun).toBe(true);
    expect(stored).toEqual({});
    await server.useRemote(remote);
    expect(server.info()).toMatchObject({ url: remote, firstRun: false });
  });
});
