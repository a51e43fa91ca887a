import { type Browser, chromium, type Page, test as base } from '@playwright/test';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { electronForTests } from '../../../scripts/electronTestRuntime.mjs';
import { ensurePackaged } from '../../../scripts/lib/packaging.mjs';
import { inherited } from '../desktopApp';
import { cutPower } from '../../../testing/processTree';

/** The packaged app, running, as a person starts it: every fuse is as it is shipped. */
export interface PackagedApp {
  readonly process: ChildProcess;
  /** The window whose address fits, once there is one. */
  page(address?: RegExp): Promise<Page>;
  /** How many windows it shows. */
  pages(): Page[];
  /** Resolves with the first line of standard error, past or to come, that matches. */
  said(pattern: RegExp): Promise<string>;
  /** Asks it to end, as the system does at a shutdown; resolves with its exit code. */
  close(): Promise<number | null>;
  /** Ends it and all it started, at once, like a power cut. */
  cutPower(): Promise<void>;
}

export interface PackagedOptions {
  /** On top of an environment in which it hosts on a free port, with data in the test's folder. */
  env?: Record<string, string>;
  args?: string[];
  /** Another installation: its own settings and data below the test's folder. */
  name?: string;
}

interface Fixtures {
  folder: string;
  /** Starts the packaged app; whatever still runs is ended with the test. */
  start: (options?: PackagedOptions) => Promise<PackagedApp>;
  /** A port that nobody uses, for a server that has to come back at the same one. */
  freePort: () => Promise<number>;
}

interface WorkerFixtures {
  /** The folder of the unpacked app. */
  unpacked: string;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  unpacked: [
    async ({}, use) => {
      const { dist, version } = await electronForTests();
      await use(await ensurePackaged({ dist, version }));
    },
    // Packaging copies 300 MB, and the first run on a machine may have to fetch an Electron.
    { scope: 'worker', timeout: 400_000 },
  ],

  folder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'campana-packaged-'));
    // A database started by root runs as another user, who has to pass through.
    await chmod(folder, 0o711);
    await use(folder);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  },

  freePort: async ({}, use) => {
    await use(async () => {
      const server = createServer().listen(0, '127.0.0.1');
      await once(server, 'listening');
      const address = server.address();
      server.close();
      await once(server, 'close');
      return typeof address === 'object' && address !== null ? address.port : 0;
    });
  },

  start: async ({ unpacked, folder }, use) => {
    const started: PackagedApp[] = [];
    await use(({ env = {}, args = [], name = 'app' } = {}) => {
      const app = startPackaged(join(unpacked, 'campana'), {
        args: [`--user-data-dir=${join(folder, name)}`, ...args],
        env: { CAMPANA_PORT: '0', CAMPANA_DATA_DIR: join(folder, `${name}-data`), ...env },
      });
      started.push(app);
      return Promise.resolve(app);
    });
    await Promise.all(started.map((app) => app.close()));
  },
});

export { expect } from '@playwright/test';

/**
 * Starts it with the one door a shipped app has for tests: Chromium's remote debugging, which shows its
 * pages and nothing of its main process. The inspector of Node is switched off by a fuse.
 */
function startPackaged(
  executable: string,
  { args, env }: { args: string[]; env: Record<string, string> },
): PackagedApp {
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const child = spawn(executable, [...sandbox, '--remote-debugging-port=0', ...args], {
    env: { ...inherited(), ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const said = listen(child);
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  let browser: Browser | null = null;

  const connected = async (): Promise<Browser> => {
    const line = await said(/DevTools listening on ws:/);
    browser ??= await chromium.connectOverCDP(/ws:\S+/.exec(line)![0], { noDefaults: true });
    return browser;
  };
  const patient = (page: Page): Page => {
    // A page that never shows what is waited for should be the failure, not the end of the whole test.
    page.setDefaultTimeout(60_000);
    return page;
  };
  const pages = () => browser?.contexts().flatMap((context) => context.pages()) ?? [];
  return {
    process: child,
    pages,
    said,
    async page(address = /^app:\/\/campana\/index\.html/) {
      const [context] = (await connected()).contexts();
      for (;;) {
        const page = pages().find((one) => address.test(one.url()));
        if (page !== undefined) return patient(page);
        const next = await Promise.race([
          context!.waitForEvent('page', { timeout: 120_000 }),
          ...pages().map((one) => one.waitForURL(address, { timeout: 120_000 }).then(() => one)),
        ]);
        await next.waitForURL(/^app:/);
      }
    },
    async close() {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
      const code = await ended;
      await browser?.close();
      return code;
    },
    async cutPower() {
      await cutPower(child.pid!);
      await ended;
      await browser?.close();
    },
  };
}

/** Keeps every line of standard error, so that one written before it was asked for is found too. */
function listen(child: ChildProcess): (pattern: RegExp) => Promise<string> {
  let text = '';
  const waiting = new Set<() => void>();
  child.stderr?.on('data', (chunk: Buffer) => {
    text += chunk.toString();
    for (const look of waiting) look();
  });
  return (pattern) =>
    new Promise((resolve, reject) => {
      const look = () => {
        const line = text.split('\n').find((one) => pattern.test(one));
        if (line === undefined) return;
        waiting.delete(look);
        resolve(line);
      };
      child.once('exit', () =>
        reject(new Error(`The app ended without saying ${pattern}:\n${text}`)),
      );
      waiting.add(look);
      look();
    });
}
