import { _electron, type ElectronApplication, type Page, test as base } from '@playwright/test';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { electronAppForTests } from '../../scripts/electronTestRuntime.mjs';
import { startStandInServer, type StandInServer } from './standInServer';

/** The built desktop app, running. */
export interface Desktop {
  app: ElectronApplication;
  /** Its window, once it shows the app's own page. */
  page: Page;
  /** Resolves when the main process has written a line to standard error that matches. */
  said(pattern: RegExp): Promise<string>;
}

/** How to start the app. */
export interface LaunchOptions {
  /** On top of an environment that connects to the stand-in server. */
  env?: Record<string, string>;
}

interface Fixtures {
  /** A folder of this test's own; the app keeps everything there. */
  folder: string;
  /** A server that answers like a broker's `/health`, and counts what reaches it. */
  server: StandInServer;
  /** Starts the app; may be called again in the same test. Whatever still runs is closed at its end. */
  launch: (options?: LaunchOptions) => Promise<Desktop>;
}

interface WorkerFixtures {
  runtime: { executablePath: string; args: string[] };
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  runtime: [
    async ({}, use) => {
      await use(await electronAppForTests());
    },
    // The first run on a machine may have to fetch an Electron.
    { scope: 'worker', timeout: 300_000 },
  ],

  folder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'campana-e2e-'));
    // A database started by root runs as another user, who has to pass through.
    await chmod(folder, 0o711);
    await use(folder);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  },

  server: async ({}, use) => {
    const server = await startStandInServer();
    await use(server);
    await server.close();
  },

  launch: async ({ runtime, folder, server }, use) => {
    const started: ElectronApplication[] = [];
    await use(async ({ env = {} } = {}) => {
      const app = await _electron.launch({
        executablePath: runtime.executablePath,
        args: [...runtime.args, userDataArgument(folder)],
        env: { ...inherited(), CAMPANA_SERVER_URL: server.url, CAMPANA_OCR: '0', ...env },
      });
      started.push(app);
      const lines = listen(app);
      const page = await app.firstWindow();
      await page.waitForURL(/^app:\/\/campana\/index\.html/);
      // The page is there before its scripts are.
      await page.locator('.starting').waitFor({ state: 'detached' });
      return { app, page, said: lines };
    });
    await Promise.all(started.map((app) => app.close()));
  },
});

export { expect } from '@playwright/test';

/** Gives the app a folder of its own: without it, it would find the person's running one. */
export function userDataArgument(folder: string): string {
  return `--user-data-dir=${join(folder, 'user-data')}`;
}

/** Our own environment without what would change how the app behaves. */
export function inherited(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter(
      (entry): entry is [string, string] =>
        entry[1] !== undefined &&
        !/^(CAMPANA_|DATABASE_URL$|ELECTRON_|NODE_OPTIONS$)/.test(entry[0]),
    ),
  );
}

/** Keeps every line of standard error, so that one written before it was asked for is found too. */
function listen(app: ElectronApplication): (pattern: RegExp) => Promise<string> {
  let text = '';
  const waiting = new Set<() => void>();
  app.process().stderr?.on('data', (chunk: Buffer) => {
    text += chunk.toString();
    for (const look of waiting) look();
  });
  return (pattern) =>
    new Promise((resolve) => {
      const look = () => {
        const line = text.split('\n').find((one) => pattern.test(one));
        if (line === undefined) return;
        waiting.delete(look);
        resolve(line);
      };
      waiting.add(look);
      look();
    });
}
