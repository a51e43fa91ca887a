import type { ElectronApplication } from '@playwright/test';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './desktopApp';

const kiosk = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((one) => one.isKiosk()));

test('a window locked to its display cannot be closed, and an admin alone unlocks it', async ({
  launch,
  server,
}) => {
  const { app, page } = await launch();
  await page.getByRole('button', { name: 'Esta computadora…' }).click();
  await page.getByRole('button', { name: 'Modo kiosco' }).click();
  await expect.poll(() => kiosk(app)).toEqual([true]);
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  expect(await kiosk(app)).toEqual([true]);

  const leave = async (usuario: string, password: string) => {
    await page.getByLabel('Usuario de administración').fill(usuario);
    await page.getByLabel('Contraseña de administración').fill(password);
    await page.getByRole('button', { name: 'Salir del kiosco' }).click();
  };
  await leave('admin', 'otra');
  await expect(page.getByText('No es correcto.')).toBeVisible();
  await leave('cocina', 'clave');
  await expect(page.getByText(/persona administradora/).last()).toBeVisible();
  expect(await kiosk(app)).toEqual([true]);

  await leave('admin', 'clave');
  await expect.poll(() => kiosk(app)).toEqual([false]);
  // The session that the check opened is closed again.
  expect(server.asked).toContain('/auth/logout');
});

test('a window locked to its display leads nowhere else: no menu, no server, no dialog', async ({
  launch,
  folder,
  server,
}) => {
  await mkdir(join(folder, 'user-data'), { recursive: true });
  await writeFile(
    join(folder, 'user-data', 'settings.json'),
    JSON.stringify({ server: { kind: 'remote', url: server.url } }),
  );
  const { app, page } = await launch({ env: { CAMPANA_SERVER_URL: '' } });
  const menu = () =>
    app.evaluate(({ Menu }) =>
      Menu.getApplicationMenu()?.items.map(
        ({ label, submenu }) => `${label}: ${submenu?.items.length}`,
      ),
    );
  const settings = page.getByRole('button', { name: 'Servidor' });
  await expect(settings).toBeVisible();
  expect(await menu()).toHaveLength(3);

  await page.evaluate(() => window.campana?.enterKiosk({ monitor: null }));
  await expect.poll(() => kiosk(app)).toEqual([true]);
  await expect(settings).toBeHidden();
  expect(await menu()).toBeUndefined();
  const refused = await page.evaluate(async (url) => {
    const bridge = window.campana!;
    const calls = [
      bridge.setServer({ url }),
      bridge.hostHere(),
      bridge.openWindow({ ruta: '/', monitor: null }),
      bridge.saveDiagnostics(),
      bridge.installUpdate(),
    ];
    const outcomes = await Promise.allSettled<unknown>(calls);
    return outcomes.map((one) => (one.status === 'rejected' ? String(one.reason) : 'done'));
  }, server.url);
  for (const reason of refused) expect(reason).toContain('locked to its display');
  expect(await kiosk(app)).toEqual([true]);

  await page.evaluate(() => window.campana?.leaveKiosk({ usuario: 'admin', password: 'clave' }));
  await expect.poll(() => kiosk(app)).toEqual([false]);
  await expect(settings).toBeVisible();
  expect(await menu()).toHaveLength(3);
});

test('the lock, and the windows there were, outlive a restart', async ({ launch }) => {
  const first = await launch();
  await first.page.evaluate(() => window.campana?.openWindow({ ruta: '/', monitor: null }));
  await first.page.evaluate(() => window.campana?.enterKiosk({ monitor: null }));
  await expect.poll(() => kiosk(first.app)).toHaveLength(2);
  await first.app.close();

  const second = await launch();
  await expect.poll(async () => (await kiosk(second.app)).sort()).toEqual([false, true]);
});

test('a ticket is as wide as the paper, and has the order on it', async ({ launch }) => {
  const { app, page } = await launch();
  // No printer is there: what would be sent to it is kept as a PDF.
  await app.evaluate(({ app: electron }) => {
    electron.on('web-contents-created', (_event, contents) => {
      contents.print = (_options, done) => {
        void contents.printToPDF({ preferCSSPageSize: true }).then((pdf) => {
          Object.assign(electron, { ticket: pdf.toString('latin1') });
          done?.(true, '');
        });
      };
    });
  });
  await page.evaluate(() => window.campana?.setPrinter({ impresora: 'Tickets', ancho: 58 }));
  const outcome = await page.evaluate(() =>
    window.campana?.printTicket({
      titulo: 'Pedido #50',
      detalle: 'Delivery',
      fecha: '13:05',
      cliente: 'Rosa',
      lineas: [{ cantidad: 2, producto: 'Lomo saltado', nota: 'sin cebolla' }],
      nota: '',
    }),
  );
  expect(outcome).toEqual({ ok: true });
  const pdf = await app.evaluate(({ app: electron }) => String(Reflect.get(electron, 'ticket')));
  const width = Number(/\/MediaBox \[0 0 ([\d.]+)/.exec(pdf)?.[1]);
  // Points of 1/72 inch.
  expect(Math.round((width / 72) * 25.4)).toBe(58);
});
