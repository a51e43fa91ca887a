import type { Page } from '@playwright/test';
import { execFile } from 'node:child_process';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { inRoot } from '../../../scripts/lib/project.mjs';
import { startNotificationDesk } from './notificationDesk';
import { expect, test } from './packagedApp';

// One evening of a restaurant on the app as it is installed: its own settings and data, every fuse as shipped.
test.describe.configure({ timeout: 300_000 });

const password = 'una clave larga';
const run = promisify(execFile);

/** What `npm run backup` does, for a server that runs. */
async function backUp(dataDir: string, to: string): Promise<string> {
  const env = { ...process.env, CAMPANA_DATA_DIR: dataDir };
  await run(process.execPath, [inRoot('dist/cli/backup.cjs'), '--carpeta', to], { env });
  const [name] = (await readdir(to)).sort().slice(-1);
  return join(to, name!);
}

/** Counts and hashes of all that people and events left, and of every file. */
async function contentsOf(backup: string): Promise<unknown> {
  const { tablas, archivos } = z
    .object({
      tablas: z.record(z.string(), z.unknown()),
      archivos: z.record(z.string(), z.unknown()),
    })
    .parse(JSON.parse(await readFile(join(backup, 'manifiesto.json'), 'utf8')));
  // What a server counts, sends again and remembers of its own.
  const own = ['sesiones', 'configuracion', 'eventos_cuentas', 'entregas_pendientes', 'entregas'];
  const kept = Object.entries(tablas).filter(([name]) => !own.includes(name));
  const files = Object.entries(archivos).filter(([name]) => name.startsWith('archivos/'));
  return [...kept, ...files];
}

async function signIn(page: Page, usuario: string): Promise<void> {
  await page.getByLabel('Usuario').fill(usuario);
  await page.getByLabel('Contraseña').fill(password);
  await page.getByRole('button', { name: 'Entrar' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Conectado' }).first()).toBeVisible();
}

async function signOut(page: Page): Promise<void> {
  await page.locator('[aria-haspopup=menu]').last().click();
  await page.getByRole('menuitem', { name: 'Cerrar sesión' }).click();
  await expect(page.getByRole('heading', { name: 'Entrar a Campana' })).toBeVisible();
}

const serverOf = (page: Page) =>
  page.evaluate(async () => (await window.campana!.appInfo()).serverUrl ?? '');

/** An administrator's program: makes the people, and an order that waits. */
async function fillRestaurant(url: string): Promise<void> {
  const call = async (path: string, body: object, token = ''): Promise<unknown> => {
    const response = await fetch(url + path, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-campana-client': 'desktop',
        ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };
  const session = z
    .object({ token: z.string() })
    .parse(await call('/auth/login', { usuario: 'admin', password }));
  for (const [usuario, rol] of [
    ['cocina', 'COCINERO'],
    ['mostrador', 'ATENCION'],
  ] as const) {
    const person = { usuario, nombre: usuario, password, rol, sucursal_id: 1 };
    await call('/api/usuarios', person, session.token);
  }
  const product = z
    .object({ id: z.number() })
    .parse(await call('/api/productos', { nombre: 'Lomo saltado', precio: 30 }, session.token));
  const items = [{ producto_id: product.id, cantidad: 1 }];
  await call(
    '/api/pedidos',
    { sucursal_id: 1, subtipo: 'whatsapp', cliente: 'Lucía', items },
    session.token,
  );
}

test('an evening: wizard, a second computer, an alert and its notification, kiosk, power cut, a lost disk', async ({
  start,
  folder,
  freePort,
}) => {
  const desk = await startNotificationDesk(folder);
  const port = { CAMPANA_PORT: String(await freePort()), ...desk.env };
  const message = 'Sin cebolla, es alérgica';
  try {
    let server = await start({ name: 'servidor', env: port });
    let kitchen = await server.page();

    await test.step('the first run makes this computer the server of a restaurant of its own', async () => {
      await kitchen.getByText('Esta computadora es el servidor').click();
      await kitchen.getByText('Mi restaurante').click({ timeout: 60_000 });
      await kitchen.getByLabel('Nombre del restaurante').fill('Cevichería Tres Olas');
      await kitchen.getByLabel('Su nombre').fill('Carmen Salas');
      await kitchen.getByLabel('Contraseña', { exact: true }).fill(password);
      await kitchen.getByLabel('Repita la contraseña').fill(password);
      await kitchen.getByRole('button', { name: 'Crear restaurante' }).click();
      await kitchen.getByRole('button', { name: 'Continuar' }).click();
      await expect(kitchen.getByRole('tab', { name: 'Eventos en vivo' })).toBeVisible();
      await fillRestaurant(await serverOf(kitchen));
      await signOut(kitchen);
      await signIn(kitchen, 'cocina');
    });

    const client = await start({ name: 'mostrador', env: { CAMPANA_PORT: '0' } });
    const counter = await client.page();

    await test.step('a second installation joins it by its address', async () => {
      await counter.getByText('Conectar a un servidor').click();
      await counter.getByLabel('Dirección o código del servidor').fill(await serverOf(kitchen));
      await counter.getByRole('button', { name: 'Usar este servidor' }).click();
      await signIn(counter, 'mostrador');
      const info = await counter.evaluate(() => window.campana!.appInfo());
      expect(info).toMatchObject({ hosting: false, firstRun: false });
    });

    await test.step('an alert from the one is shown on the other, notified, and its click leads there', async () => {
      // The person is at the other window: this one lies behind it.
      await expect.poll(() => kitchen.evaluate(() => document.hasFocus())).toBe(false);
      await counter.getByRole('button', { name: 'Alertar a cocina' }).first().click();
      await counter.getByLabel('Mensaje').fill(message);
      await counter.getByLabel('Urgente').check();
      await counter.getByRole('button', { name: 'Enviar' }).click();
      await expect(kitchen.getByText(message).first()).toBeVisible();
      const notified = () => desk.shown.find(({ title }) => title.includes(message));
      await expect.poll(notified).toMatchObject({ text: expect.stringContaining('Pedido #1') });
      desk.click(notified()!);
      await expect.poll(() => kitchen.evaluate(() => document.hasFocus())).toBe(true);
    });

    await test.step('a kiosk is left with the password of an administrator alone', async () => {
      const locked = () => counter.evaluate(async () => (await window.campana!.appInfo()).kiosk);
      await counter.evaluate(() => window.campana!.enterKiosk({ monitor: null }));
      expect(await locked()).toBe(true);
      const leave = (usuario: string, word: string) =>
        counter.evaluate((who) => window.campana!.leaveKiosk(who), { usuario, password: word });
      expect(await leave('admin', 'otra clave')).toMatchObject({ ok: false });
      expect(await leave('mostrador', password)).toMatchObject({ ok: false });
      expect(await locked()).toBe(true);
      expect(await leave('admin', password)).toEqual({ ok: true });
      expect(await locked()).toBe(false);
    });

    await test.step('after a power cut the next start is where it was, and the other computer comes back by itself', async () => {
      const screen = new URL(kitchen.url()).hash;
      await server.cutPower();
      await expect(counter.getByText(/Sin conexión desde/).first()).toBeVisible();
      server = await start({ name: 'servidor', env: port });
      kitchen = await server.page();
      // Without a keyring nothing may be kept of a session: the person signs in again.
      await signIn(kitchen, 'cocina');
      expect(new URL(kitchen.url()).hash).toBe(screen);
      await expect(kitchen.getByText(message).first()).toBeVisible();
      await expect(counter.getByText(/Sin conexión desde/)).toHaveCount(0, { timeout: 40_000 });
      await kitchen
        .getByRole('button', { name: /^Marcar como leída/ })
        .first()
        .click();
      await expect(counter.getByText(/Leída por cocina/).first()).toBeVisible();
    });

    await test.step('a new computer brings back what a lost disk held', async () => {
      const backups = join(folder, 'respaldos');
      const before = await backUp(join(folder, 'servidor-data'), backups);
      await server.close();
      await rm(join(folder, 'servidor-data'), { recursive: true });
      const next = await start({ name: 'nuevo', env: port });
      const page = await next.page();
      await page.getByText('Esta computadora es el servidor').click();
      await page.getByText('Restaurar un respaldo').click({ timeout: 60_000 });
      await expect(page.getByRole('button', { name: 'Elegir carpeta…' })).toBeVisible();
      await page.getByLabel('Buscar en otra carpeta').fill(backups);
      await page.getByRole('button', { name: 'Buscar' }).click();
      await page.getByRole('button', { name: /Pedidos 1 .* Usuarios 3/ }).click();
      await page.getByRole('button', { name: 'Restaurar', exact: true }).click();
      await page.getByRole('button', { name: 'Ir a entrar' }).click({ timeout: 60_000 });
      await signIn(page, 'mostrador');
      await expect(page.getByText(/Leída por cocina/).first()).toBeVisible();
      const after = await backUp(join(folder, 'nuevo-data'), join(folder, 'otra-vez'));
      expect(await contentsOf(after)).toEqual(await contentsOf(before));
    });
  } finally {
    await desk.close();
  }
});
