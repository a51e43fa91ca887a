import { spawn } from 'node:child_process';
import { afterEach, describe, expect, it } from 'vitest';
import { createHosting, type HostEnvironment, type Hosting, type HostProcess } from './hosting';
import { createLog } from './log';

/** A program in a real process that behaves like a broker as far as the app can see. */
const standIn = `
  const { createServer } = require('node:http');
  if (process.env.FAILS) { console.error(process.env.FAILS); process.exit(1); }
  const server = createServer((request, response) => {
    response.end(String(process.pid));
    if (request.url === '/die') process.exit(7);
  });
  if (process.env.SILENT) setInterval(() => {}, 1000);
  else server.listen(Number(process.env.CAMPANA_PORT ?? 0), '127.0.0.1', () =>
    console.log('listening on http://127.0.0.1:' + server.address().port));
  process.on('message', () => {
    if (process.env.DEAF) return;
    server.closeAllConnections();
    server.close();
    process.disconnect();
  });
`;

const processes: { pid: number; exited: boolean }[] = [];
const hostings: Hosting[] = [];
const served: HostEnvironment[] = [];

function launch(environment: HostEnvironment): HostProcess {
  const child = spawn(process.execPath, ['-e', standIn], {
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const record = { pid: child.pid!, exited: false };
  processes.push(record);
  child.once('exit', () => (record.exited = true));
  return {
    stdout: child.stdout!,
    stderr: child.stderr!,
    onExit: (listener) => void child.once('exit', (code) => listener(code ?? -1)),
    askToStop: () => void child.send('stop'),
    kill: () => void child.kill('SIGKILL'),
  };
}

function host(environment: HostEnvironment = {}, patience: { start?: number; stop?: number } = {}) {
  let report: () => void = () => undefined;
  const restarted = new Promise<void>((resolve) => (report = resolve));
  const hosting = createHosting({
    launch,
    prepare: () => Promise.resolve({ environment, onServing: () => served.push(environment) }),
    log: createLog({ write: () => true }),
    onRestarted: () => report(),
    restartMs: 1,
    ...(patience.start === undefined ? {} : { startPatienceMs: patience.start }),
    ...(patience.stop === undefined ? {} : { stopPatienceMs: patience.stop }),
  });
  hostings.push(hosting);
  return { hosting, restarted };
}

afterEach(async () => {
  served.length = 0;
  await Promise.all(hostings.splice(0).map((hosting) => hosting.stop()));
  expect(processes.splice(0).filter((one) => !one.exited)).toEqual([]);
});

async function start(hosting: Hosting): Promise<string> {
  const started = await hosting.start(false);
  if (!started.ok) throw new Error(started.error);
  return started.value;
}

describe('hosting', () => {
  it('is ready with the address the broker announced', async () => {
    const origin = await start(host().hosting);
    expect((await fetch(origin)).status).toBe(200);
    expect(served).toHaveLength(1);
  });

  it('says why when its environment cannot be prepared', async () => {
    const hosting = createHosting({
      launch,
      prepare: () => Promise.reject(new Error('The disk is full.')),
      log: createLog({ write: () => true }),
      onRestarted: () => undefined,
    });
    expect(await hosting.start(false)).toEqual({ ok: false, error: 'The disk is full.' });
    expect(processes).toEqual([]);
  });

  it('stops the broker when the app stops', async () => {
    const { hosting } = host();
    await start(hosting);
    await hosting.stop();
    expect(processes[0]!.exited).toBe(true);
  });

  it('starts a broker that died again, at the same address', async () => {
    const { hosting, restarted } = host();
    const origin = await start(hosting);
    const before = await (await fetch(origin)).text();
    await fetch(`${origin}/die`).catch(() => undefined);
    await restarted;
    expect(await (await fetch(origin)).text()).not.toBe(before);
  });

  it('says why a broker did not start', async () => {
    const { hosting } = host({ FAILS: 'CAMPANA_PORT is taken.' });
    await expect(hosting.start(false)).resolves.toEqual({
      ok: false,
      error: 'CAMPANA_PORT is taken.',
    });
    expect(processes).toHaveLength(1);
  });

  it('can be started again after it failed or was stopped', async () => {
    const failing: Record<string, string> = { FAILS: 'not yet' };
    const { hosting } = host(failing);
    expect(await hosting.start(false)).toMatchObject({ ok: false });
    delete failing['FAILS'];
    await start(hosting);
    await hosting.stop();
    expect((await fetch(await start(hosting))).status).toBe(200);
  });

  it('gives up on a broker that never gets ready', async () => {
    const { hosting } = host({ SILENT: '1' }, { start: 300 });
    expect(await hosting.start(false)).toEqual({
      ok: false,
      error: 'El servidor tardó demasiado en arrancar.',
    });
  });

  it('can be stopped while it starts', async () => {
    const { hosting } = host({ SILENT: '1', DEAF: '1' }, { stop: 50 });
    const starting = hosting.start(false);
    await hosting.stop();
    expect(await starting).toMatchObject({ ok: false });
  });

  it('stopped and started again at once runs one broker, and answers each start by its own', async () => {
    const { hosting } = host();
    const first = hosting.start(false);
    const stopped = hosting.stop();
    const second = hosting.start(false);
    expect(await first).toMatchObject({ ok: false });
    const served = await second;
    await stopped;
    if (!served.ok) throw new Error(served.error);
    expect(processes).toHaveLength(1);
    expect(hosting.state()).toEqual({ kind: 'serving' });

    // The other order: the next one waits for the port and the folder of the one that ends.
    const going = hosting.stop();
    const third = await hosting.start(false);
    await going;
    expect(processes[0]!.exited).toBe(true);
    expect(hosting.state()).toEqual({ kind: 'serving' });
    if (third.ok) expect((await fetch(third.value)).status).toBe(200);
    expect(processes).toHaveLength(2);
  });

  it('ends a broker that does not stop when asked', async () => {
    const { hosting } = host({ DEAF: '1' }, { stop: 50 });
    await start(hosting);
    await hosting.stop();
    expect(processes[0]!.exited).toBe(true);
  });
});
