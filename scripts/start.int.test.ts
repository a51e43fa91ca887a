import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../testing/temporaryFolder';
import { processStart } from '../broker/dataFolder/processIdentity';
import { recordedPid } from '../db/embedded/runningServer';

const script = fileURLToPath(new URL('start.mjs', import.meta.url));

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let started: ChildProcess | undefined;
beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(async () => {
  started?.kill('SIGKILL');
  await folder.remove();
});

/** What a person at a terminal without a screen sees of `npm start`. */
function npmStart(env: Record<string, string> = {}) {
  const output = { out: '', err: '' };
  const child = spawn(process.execPath, [script], {
    env: {
      PATH: process.env['PATH'],
      HOME: folder.path,
      CAMPANA_PORT: '0',
      CAMPANA_DATA_DIR: join(folder.path, 'data'),
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started = child;
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (output.err += chunk));
  const exit = new Promise<number | null>((resolve) => child.once('close', resolve));
  const address = new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      output.out += chunk;
      const found = /http:\/\/\S+/.exec(output.out)?.[0];
      if (found !== undefined) {
        resolve(found);
      }
    });
    void exit.then(() => reject(new Error(`ended without an address: ${output.out}${output.err}`)));
  });
  // A test that expects it to end does not wait for an address.
  address.catch(() => undefined);
  return { child, output, exit, address };
}

// The screen decides what is shown; on the systems below that is the variable DISPLAY.
if (process.platform === 'linux') {
  describe('npm start without a screen', () => {
    it('says so in one line with an address that works, and a signal ends all it started', async () => {
      const { child, output, exit, address } = npmStart();
      const health = await fetch(new URL('/health', await address));
      expect(health.status).toBe(200);
      expect(output.out.trim().split('\n')).toHaveLength(1);
      expect(output.out).toContain('DISPLAY');

      const database = await recordedPid(join(folder.path, 'data', 'postgres', 'cluster'));
      child.kill('SIGINT');
      expect(await exit).toBe(0);
      expect(await processStart(database!)).toBeUndefined();
      await expect(fetch(await address)).rejects.toThrow();
    });

    it('shows one sentence and ends with 1 when the port is taken, and keeps the demo for the next start', async () => {
      const other = createServer();
      await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
      const { port } = other.address() as AddressInfo;
      const first = npmStart({ CAMPANA_PORT: String(port) });
      expect(await first.exit).toBe(1);
      await new Promise((resolve) => other.close(resolve));
      expect(first.output.out).toBe('');
      expect(first.output.err.trim().split('\n')).toHaveLength(1);
      expect(first.output.err).toContain(String(port));

      const second = npmStart();
      const login = await fetch(new URL('/auth/login', await second.address), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ usuario: 'atencion', password: 'campana-demo' }),
      });
      expect(login.status).toBe(200);
      second.child.kill('SIGTERM');
      expect(await second.exit).toBe(0);
    });

    it('shows one sentence when the data folder cannot be used', async () => {
      await mkdir(join(folder.path, 'data'));
      await writeFile(join(folder.path, 'data', 'file'), '');
      const { output, exit } = npmStart({ CAMPANA_DATA_DIR: join(folder.path, 'data', 'file') });
      expect(await exit).toBe(1);
      expect(output.err.trim().split('\n')).toHaveLength(1);
      expect(output.err).toContain('no es una carpeta');
    });
  });
}
