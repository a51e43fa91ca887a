import { spawn } from 'node:child_process';
import { chmod, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { onServer } from '../../testing/databaseServer';
import { temporaryFolder } from '../../testing/temporaryFolder';
import { runTestProgram } from '../../testing/testProgram';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '.';
import { locateBinaries, programPath } from './binaries';
import { spawnGuarded } from './guardedProcess';
import { recordedPid, signalServer } from './runningServer';
import { serverAccount } from './serverAccount';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let directory: string;
let cluster: string;
let running: EmbeddedPostgres | undefined;

beforeEach(async () => {
  folder = await temporaryFolder();
  directory = join(folder.path, 'postgres');
  cluster = join(directory, 'cluster');
});
afterEach(async () => {
  await running?.close();
  running = undefined;
  await folder.remove();
});

async function start(): Promise<EmbeddedPostgres> {
  running = await startEmbeddedPostgres({ directory, password: 'test', log: () => undefined });
  return running;
}

async function rememberedNumber(url: string): Promise<unknown> {
  const { rows } = await onServer(url, (client) => client.query('SELECT n FROM kept'));
  return rows;
}

/** Waits for something that happens in another process. */
async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  await vi.waitUntil(condition, { timeout: 20_000, interval: 20 });
}

describe('when the parent dies', () => {
  it('the server ends with a parent killed by kill -9, and the next start finds every commit', async () => {
    const parent = await runTestProgram('embeddedPostgres', [directory]);
    const ready = await parent.line(/^ready/);
    await onServer(ready.slice('ready '.length), (client) =>
      client.query('CREATE TABLE kept AS SELECT 7 AS n'),
    );
    const server = await recordedPid(cluster);
    await parent.end('SIGKILL');
    await until(() => !signalServer(server!, 0));
    expect(await rememberedNumber((await start()).url)).toEqual([{ n: 7 }]);
  });

  it('a start right after kill -9 of the parent does not wait for anybody to clean up', async () => {
    const parent = await runTestProgram('embeddedPostgres', [directory]);
    await parent.line(/^ready/);
    await parent.end('SIGKILL');
    const { url } = await start();
    await onServer(url, (client) => client.query('SELECT 1'));
  });

  it('a parent killed while it creates the cluster leaves a folder that the next start can use', async () => {
    const parent = await runTestProgram('embeddedPostgres', [directory]);
    await parent.line(/^starting/);
    await until(async () => (await readdir(directory).catch(() => [])).length > 0);
    await parent.end('SIGKILL');
    await start();
  });

  it('the interrupt of a terminal reaches the parent and not the server', async () => {
    const parent = await runTestProgram('embeddedPostgres', [directory]);
    try {
      const ready = await parent.line(/^ready/);
      process.kill(-parent.pid, 'SIGINT');
      await parent.line(/^interrupted/);
      await onServer(ready.slice('ready '.length), (client) => client.query('SELECT 1'));
    } finally {
      await parent.end('SIGKILL');
    }
  });
});

describe('what an earlier run left behind', () => {
  it('a server that outlived its parent is stopped and started again', async () => {
    const { port, close } = await start();
    await close();
    await chmod(folder.path, 0o711);
    const orphan = spawnGuarded(
      programPath(locateBinaries(), 'postgres'),
      ['-D', cluster, '-c', `port=${port}`, '-c', 'unix_socket_directories='],
      { cwd: '/', account: await serverAccount(cluster), log: () => undefined },
    );
    await until(async () => ((await recordedPid(cluster)) ?? 0) > 0);
    const orphanPid = await recordedPid(cluster);
    await start();
    // Its guard still lives, so it did not end for want of a parent.
    expect(await recordedPid(cluster)).not.toBe(orphanPid);
    expect(await orphan.ended).toBe(0);
  });

  it('a pid file whose process id now belongs to another program of the same user is no obstacle', async () => {
    await (await start()).close();
    const account = await serverAccount(cluster);
    const stranger = spawn('sleep', ['600'], {
      cwd: '/',
      ...(account === undefined ? {} : { uid: account.uid, gid: account.gid }),
    });
    try {
      await writeFile(
        join(cluster, 'postmaster.pid'),
        `${stranger.pid!}\n${cluster}\n1\n5432\n\n\n`,
      );
      await start();
      expect(signalServer(stranger.pid!, 0)).toBe(true);
    } finally {
      stranger.kill('SIGKILL');
    }
  });

  it('an empty pid file, as after a power failure, is no obstacle', async () => {
    await (await start()).close();
    await writeFile(join(cluster, 'postmaster.pid'), '');
    await start();
  });
});

describe('when the server dies', () => {
  it('it is started again on the same port', async () => {
    const { url, port } = await start();
    await onServer(url, (client) => client.query('CREATE TABLE kept AS SELECT 7 AS n'));
    const pid = await recordedPid(cluster);
    signalServer(pid!, 'SIGKILL');
    await until(() =>
      rememberedNumber(url).then(
        () => true,
        () => false,
      ),
    );
    expect(await recordedPid(cluster)).not.toBe(pid);
    expect(new URL(url).port).toBe(String(port));
  });

  it('close ends it for good, also while it is being started again', async () => {
    const server = await start();
    const pid = await recordedPid(cluster);
    signalServer(pid!, 'SIGKILL');
    await until(() => !signalServer(pid!, 0));
    await server.close();
    const left = await recordedPid(cluster);
    expect(left === undefined || left === pid).toBe(true);
  });
});
