import { startBrokerProcess, type BrokerProcess } from '../testing/brokerProcess';
import { expectAccessible } from './axe';
import { demoPassword } from './brokerApi';
import { expect, test as base } from './fixtures';
import { sharedServerEnv } from './sharedServer';

/** A server as its owner opens it to the network from the desktop. */
const test = base.extend<{ shared: BrokerProcess }>({
  shared: async ({}, use) => {
    const broker = await startBrokerProcess({ env: sharedServerEnv });
    await use(broker);
    await broker.stop();
  },
});

test('a tablet asks, an admin compares and approves, it works until it is shut out, and is told so', async ({
  browser,
  openAs,
  shared,
}) => {
  const admin = await openAs('admin', { broker: shared });
  await admin.getByRole('tab', { name: 'Pantallas' }).click();
  await admin.getByRole('button', { name: 'Conectar otra pantalla' }).click();
  const connect = admin.getByRole('dialog', { name: 'Conectar otra pantalla' });
  await expect(connect.getByRole('img', { name: /Código QR de https:/ })).toBeVisible();
  await expect(connect.getByText(/^(\w{4}-){2,3}\w{4}$/)).toBeVisible();
  await expectAccessible(admin, 'how another screen joins');
  await connect.getByRole('button', { name: 'Cerrar' }).click();

  // By an address that is not the loopback's own: another computer, as far as the server can tell. Its
  // browser trusts the restaurant's authority, as `/confiar` explains.
  const context = await browser.newContext({ ignoreHTTPSErrors: true });
  const tablet = await context.newPage();
  await tablet.goto(shared.url.replace('http://127.0.0.1', 'https://127.0.0.2'));
  await expect(tablet.getByLabel('Usuario')).toBeHidden();
  await tablet.getByLabel('Nombre de esta pantalla').fill('Tele de la cocina');
  await expectAccessible(tablet, 'a screen that asks');
  await tablet.getByRole('button', { name: 'Pedir permiso' }).click();
  const numero = await tablet.getByText(/^\d{3} \d{3}$/).textContent();

  const request = admin.getByRole('group', { name: '«Tele de la cocina» pide permiso' });
  await expect(request).toContainText(numero!);
  await expectAccessible(admin, 'a request');
  await request.getByRole('button', { name: 'Aprobar' }).click();

  await tablet.getByLabel('Usuario').fill('cocina');
  await tablet.getByLabel('Contraseña').fill(demoPassword);
  await tablet.getByRole('button', { name: 'Entrar' }).click();
  await expect(tablet.getByRole('region', { name: 'En preparación' })).toBeVisible();
  await expect(tablet.getByRole('status').filter({ hasText: 'Conectado' }).first()).toBeVisible();

  await admin.getByRole('button', { name: 'Quitar permiso: Tele de la cocina' }).click();
  const sure = admin.getByRole('dialog', { name: '¿Quitar el permiso a «Tele de la cocina»?' });
  await sure.getByRole('button', { name: 'Quitar permiso' }).click();
  await expect(tablet.getByText('quitó el permiso a esta pantalla')).toBeVisible();
  await expect(tablet.getByLabel('Usuario')).toBeHidden();
  await context.close();
});
