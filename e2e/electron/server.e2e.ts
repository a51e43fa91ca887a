import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './desktopApp';
import { startStandInServer } from './standInServer';

/** As a person left it who chose a server before. */
async function chooseBefore(folder: string, url: string): Promise<void> {
  await mkdir(join(folder, 'user-data'), { recursive: true });
  await writeFile(
    join(folder, 'user-data', 'settings.json'),
    JSON.stringify({ server: { kind: 'remote', url } }),
  );
}

test('another server can be chosen, is kept, and the page may then reach it', async ({
  launch,
  folder,
  server,
}) => {
  const next = await startStandInServer();
  try {
    await chooseBefore(folder, server.url);
    const first = await launch({ env: { CAMPANA_SERVER_URL: '' } });
    const page = first.page;
    await page.getByRole('button', { name: /servidor/i }).click();
    await page.getByLabel(/dirección/i).fill(`${next.url}/`);
    await page.getByRole('button', { name: /usar/i }).click();
    // The page loads itself anew, so a question may hit the one that is on its way out.
    const reach = (url: string) =>
      page
        .evaluate(async (address) => {
          const info = await window.campana?.appInfo();
          return [info?.serverUrl, (await fetch(`${address}/health`)).status];
        }, url)
        .catch(() => 'not yet');
    await expect.poll(() => reach(next.url)).toEqual([next.url, 200]);
    await first.app.close();

    const second = await launch({ env: { CAMPANA_SERVER_URL: '' } });
    expect(await second.page.evaluate(async () => await window.campana?.appInfo())).toMatchObject({
      serverUrl: next.url,
      hosting: false,
      serverFixed: false,
    });
    await second.app.close();
  } finally {
    await next.close();
  }
});

test('an address without a server is refused in words, and nothing changes', async ({
  launch,
  folder,
  server,
}) => {
  await chooseBefore(folder, server.url);
  const gone = await startStandInServer();
  await gone.close();
  const { page } = await launch({ env: { CAMPANA_SERVER_URL: '' } });
  const answer = await page.evaluate((url) => window.campana?.setServer({ url }), gone.url);
  expect(answer).toEqual({
    ok: false,
    mensaje: `No hay un servidor Campana en ${gone.url}: revise la dirección y que esté encendido.`,
  });
  expect(await page.evaluate(async () => (await window.campana?.appInfo())?.serverUrl)).toBe(
    server.url,
  );
});

test('a server fixed by CAMPANA_SERVER_URL cannot be changed here', async ({ launch, server }) => {
  const { page } = await launch();
  const answer = await page.evaluate(
    (url) => window.campana?.setServer({ url }),
    'http://127.0.0.1:1',
  );
  expect(answer).toMatchObject({ ok: false });
  expect(await page.evaluate(() => window.campana?.appInfo())).toMatchObject({
    serverUrl: server.url,
    serverFixed: true,
  });
});

test('broken settings are set aside and the app opens', async ({ launch, folder }) => {
  await mkdir(join(folder, 'user-data'), { recursive: true });
  await writeFile(join(folder, 'user-data', 'settings.json'), '{"server":');
  const { page } = await launch();
  await expect(page.getByRole('button', { name: 'Entrar' })).toBeVisible();
  expect(await readFile(join(folder, 'user-data', 'settings.json.broken'), 'utf8')).toBe(
    '{"server":',
  );
});

test('a kept session is never on the disk in the clear', async ({ launch, folder }) => {
  const { app, page } = await launch();
  const token = 'refresh-token-of-this-test';
  await page.evaluate((secret) => window.campana?.saveSession(secret), token);
  await page.reload();
  expect(await page.evaluate(() => window.campana?.loadSession())).toBe(token);
  await app.close();

  // Where the system has no keyring nothing is kept at all.
  const stored = await readFile(join(folder, 'user-data', 'session.json'), 'utf8').catch(() => '');
  expect(stored).not.toContain(token);
});
