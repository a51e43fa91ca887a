import type { Page } from '@playwright/test';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './packagedApp';
import { startUpdateFeed } from './updateFeed';

// A real feed over real HTTP, the real updater and the packaged app. What stands in is the file it updates: an
// AppImage cannot be made without tools from the internet, so a script is installed, and started, in its place.
test.describe.configure({ timeout: 180_000 });

/** A time zone in which it is now about that hour. */
function zoneWhereItIs(hour: number): string {
  const behind = new Date().getUTCHours() - hour;
  // POSIX counts westwards, and knows no zone beyond half a day.
  const west = behind > 12 ? behind - 24 : behind < -11 ? behind + 24 : behind;
  return `Etc/GMT${west < 0 ? '-' : '+'}${Math.abs(west)}`;
}

const status = (page: Page) =>
  page.evaluate(async () => (await window.campana!.desktopStatus()).actualizacion);
const check = (page: Page) => page.evaluate(() => window.campana!.checkForUpdate());
const install = (page: Page) => page.evaluate(() => window.campana!.installUpdate());

test('a new version is fetched and waits for its hour; a false one is refused and the old one works on', async ({
  start,
  folder,
}) => {
  const installed = join(folder, 'Campana.AppImage');
  const proof = join(folder, 'the new version ran');
  const program = Buffer.concat([
    Buffer.from(`#!/bin/sh\necho yes > '${proof}'\nexit 0\n`),
    // No line of the script: it ended before. Big enough to be seen coming in.
    randomBytes(2_000_000),
  ]);
  await writeFile(installed, 'the old version');
  await chmod(installed, 0o755);
  await mkdir(join(folder, 'cache'));
  const feed = await startUpdateFeed('9.9.9', program);
  const env = (hour: number) => ({
    CAMPANA_SERVER_URL: 'http://127.0.0.1:9',
    APPIMAGE: installed,
    XDG_CACHE_HOME: join(folder, 'cache'),
    TZ: zoneWhereItIs(hour),
  });
  const isOld = async () => (await readFile(installed, 'utf8')) === 'the old version';
  try {
    const day = await start({ env: env(13) });
    const page = await day.page();
    expect(await page.evaluate(() => new Date().getHours())).toBe(13);
    expect(
      await page.evaluate(() => window.campana!.setUpdateSource('http://192.0.2.1/')),
    ).toMatchObject({ ok: false, mensaje: expect.stringContaining('https') });
    expect(await page.evaluate((url) => window.campana!.setUpdateSource(url), feed.url)).toEqual({
      ok: true,
    });

    for (const condition of ['away', 'tampered', 'cut'] as const) {
      feed.offer(condition);
      await check(page);
      await expect
        .poll(() => status(page), { message: condition })
        .toMatchObject({
          estado: 'fallo',
          motivo: expect.stringContaining('La versión actual sigue funcionando'),
        });
      expect(await install(page)).toMatchObject({ ok: false });
      expect(await isOld()).toBe(true);
    }

    feed.offer('whole');
    const percents = new Set<number | null>();
    await check(page);
    await expect
      .poll(
        async () => {
          const { estado, porcentaje } = await status(page);
          if (estado === 'descargando') percents.add(porcentaje);
          return estado;
        },
        { intervals: [50] },
      )
      .toBe('lista');
    expect(await status(page)).toMatchObject({ version: '9.9.9' });
    expect(percents.size, 'its progress was shown').toBeGreaterThan(1);

    const refusal = async (state: { porEnviar: number; sinLeer: number }) => {
      const answer = await page.evaluate(async (told) => {
        await window.campana!.tellState({ idioma: 'es', ...told });
        return window.campana!.installUpdate();
      }, state);
      return answer.ok ? 'installed' : answer.mensaje;
    };
    expect(await refusal({ porEnviar: 2, sinLeer: 0 })).toContain('2 acciones por enviar');
    expect(await refusal({ porEnviar: 0, sinLeer: 1 })).toContain('alertas por leer');
    expect(await refusal({ porEnviar: 0, sinLeer: 0 })).toContain('nunca en horas de servicio');
    await day.close();
    expect(await isOld(), 'ending the app installs nothing').toBe(true);

    const night = await start({ env: env(4) });
    const late = await night.page();
    await check(late);
    await expect.poll(async () => (await status(late)).estado).toBe('lista');
    // The app ends under the question, so that its answer may not arrive.
    await install(late).catch(() => null);
    await expect.poll(() => existsSync(proof), { timeout: 60_000 }).toBe(true);
    expect(await readFile(installed)).toEqual(program);
    await expect.poll(() => night.process.exitCode ?? night.process.signalCode).not.toBeNull();
  } finally {
    await feed.close();
  }
});
