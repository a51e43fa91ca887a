import type { Page } from '@playwright/test';
import { mkdir, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { type Desktop, expect, type LaunchOptions, test } from './desktopApp';
import { processTree, survivors } from '../../testing/processTree';

// This computer is the server: the app itself starts a real broker and a real database.
test.describe.configure({ timeout: 120_000 });

/** No address is given, so the app hosts; on a free port, with data of this test's own. */
function hosting(folder: string): LaunchOptions {
  return {
    env: {
      CAMPANA_SERVER_URL: '',
      CAMPANA_PORT: '0',
      CAMPANA_DATA_DIR: join(folder, 'data'),
    },
  };
}

async function serverUrl(page: Page): Promise<string> {
  const info = await page.evaluate(() => window.campana?.appInfo());
  expect(info).toMatchObject({ hosting: true, serverFixed: false });
  return info!.serverUrl!;
}

async function health(url: string): Promise<unknown> {
  const response = await fetch(`${url}/health`);
  return (await response.json()) as unknown;
}

/** The app with everything it started, or without the window's own processes: the hosting side alone. */
function processesOf({ app }: Desktop) {
  return processTree(app.process().pid!);
}

test('a first start brings its own broker and database, and a person can log in', async ({
  launch,
  folder,
}) => {
  const { page } = await launch(hosting(folder));
  expect(await health(await serverUrl(page))).toMatchObject({
    estado: 'ok',
    base_de_datos: 'ok',
    demo: true,
  });
  await page.getByLabel('Usuario').fill('cocina');
  await page.getByLabel('Contraseña').fill('campana-demo');
  await page.getByRole('button', { name: 'Entrar' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Conectado' })).toBeVisible();
});

test('closing the app leaves no process behind', async ({ launch, folder }) => {
  const desktop = await launch(hosting(folder));
  const url = await serverUrl(desktop.page);
  const processes = processesOf(desktop);
  expect(processes.some(({ command }) => command.includes('postgres'))).toBe(true);

  await desktop.app.close();
  await expect.poll(() => survivors(processes), { timeout: 15_000 }).toEqual([]);
  await expect(health(url)).rejects.toThrow();
});

test('killing the app leaves no process behind, and the next start works', async ({
  launch,
  folder,
}) => {
  const first = await launch(hosting(folder));
  const processes = processesOf(first);
  first.app.process().kill('SIGKILL');
  await expect.poll(() => survivors(processes), { timeout: 15_000 }).toEqual([]);

  const second = await launch(hosting(folder));
  expect(await health(await serverUrl(second.page))).toMatchObject({ base_de_datos: 'ok' });
});

test('a broker that dies comes back at the same address', async ({ launch, folder }) => {
  const desktop = await launch(hosting(folder));
  const url = await serverUrl(desktop.page);
  const database = processesOf(desktop).find(({ command }) =>
    command.includes('campana-database'),
  )!;
  // The database's parent is the broker's process.
  process.kill(database.parent, 'SIGKILL');
  await desktop.said(/The server of this computer ended/);
  await expect
    .poll(() => health(url).catch(() => null), { timeout: 60_000 })
    .toMatchObject({ base_de_datos: 'ok' });
  expect(await serverUrl(desktop.page)).toBe(url);
});

test('a start that fails says why, and the person can choose another server', async ({
  launch,
  folder,
  server,
}) => {
  await mkdir(join(folder, 'user-data'), { recursive: true });
  await writeFile(
    join(folder, 'user-data', 'settings.json'),
    JSON.stringify({ server: { kind: 'remote', url: server.url } }),
  );
  const { app, page } = await launch({
    env: { ...hosting(folder).env, CAMPANA_BROADCAST_RATE: 'many' },
  });
  await app.evaluate(({ dialog }) => {
    // Nobody is there to answer: takes "use another server" and remembers what was asked.
    dialog.showMessageBox = (...asked: unknown[]) => {
      Object.assign(dialog, { asked: asked.at(-1) });
      return Promise.resolve({ response: 1, checkboxChecked: false });
    };
  });
  await app.evaluate(({ Menu }) => {
    Menu.getApplicationMenu()?.getMenuItemById('this-computer')?.click();
  });
  await expect
    .poll(() => app.evaluate(({ dialog }) => Reflect.get(dialog, 'asked') as unknown))
    .toMatchObject({ type: 'error', detail: expect.stringContaining('CAMPANA_BROADCAST_RATE') });
  await expect(page.getByRole('button', { name: 'Entrar' })).toBeVisible();
  expect(await page.evaluate(() => window.campana?.appInfo())).toMatchObject({ serverUrl: null });
});

test('other computers can connect only after the person allowed it', async ({ launch, folder }) => {
  const { app, page } = await launch(hosting(folder));
  // Another loopback address stands for another way into this computer.
  const reachable = async () => {
    const { port } = new URL(await serverUrl(page));
    return new Promise((resolve) => {
      const socket = connect(Number(port), '127.0.0.2');
      socket.once('connect', () => resolve(true));
      socket.once('error', () => resolve(false));
      socket.once('connect', () => socket.destroy());
    });
  };
  expect(await reachable()).toBe(false);

  await app.evaluate(({ dialog, Menu }) => {
    dialog.showMessageBox = (...asked: unknown[]) => {
      Object.assign(dialog, { asked: asked.at(-1) });
      return Promise.resolve({ response: 0, checkboxChecked: false });
    };
    Menu.getApplicationMenu()?.getMenuItemById('share')?.click();
  });
  await expect
    .poll(() => app.evaluate(({ dialog }) => Reflect.get(dialog, 'asked') as unknown), {
      timeout: 60_000,
    })
    .toMatchObject({ type: 'info' });
  await expect(page.getByRole('button', { name: 'Entrar' })).toBeVisible();
  expect(await reachable()).toBe(true);
});
