import type { Locator, Page } from '@playwright/test';
import { startBrokerProcess } from '../testing/brokerProcess';
import { temporaryFolder } from '../testing/temporaryFolder';
import { demoPassword, signIn, type BrokerApi, type DemoUser } from './brokerApi';
import { expect, test } from './fixtures';
import { pedidoRow } from './pendingRows';

const approve = (page: Page, id: number) =>
  pedidoRow(page, id).getByRole('button', { name: 'Aprobar' }).click();
/** The button in the head of every screen that says how much waits. */
const waiting = (page: Page, count: number): Locator =>
  page.getByRole('button', { name: `${count} por enviar` });
const nothingWaits = (page: Page) =>
  expect(page.getByRole('button', { name: /por enviar$/ })).toBeHidden();

async function goOffline(page: Page): Promise<void> {
  await page.context().setOffline(true);
  await expect(page.getByRole('status').first()).toContainText('Sin conexión');
}

async function goOnline(page: Page): Promise<void> {
  await page.context().setOffline(false);
  await expect(page.getByRole('status').first()).toContainText('Conectado', { timeout: 30_000 });
}

/** How often something happened to a thing, by the log of the broker, which forgets nothing. */
async function countEvents(api: BrokerApi, tipo: string, field: string, id: number) {
  const { datos } = await api.call<{ datos: { payload: Record<string, unknown> }[] }>(
    'GET',
    `/api/eventos?tipo=${tipo}&limite=500`,
  );
  return datos.filter(({ payload }) => payload[field] === id).length;
}

async function createPedido(api: BrokerApi): Promise<number> {
  const products = await api.call<{ datos: { id: number }[] }>('GET', '/api/productos');
  const { id } = await api.call<{ id: number }>('POST', '/api/pedidos', {
    sucursal_id: 1,
    subtipo: 'whatsapp',
    cliente: 'Cliente sin conexión',
    items: [{ producto_id: products.datos[0]!.id, cantidad: 1 }],
  });
  return id;
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole('banner').getByRole('button').last().click();
  await page.getByRole('menuitem', { name: 'Cerrar sesión' }).click();
}

async function signInAgain(page: Page, usuario: DemoUser): Promise<void> {
  await page.getByLabel('Usuario').fill(usuario);
  await page.getByLabel('Contraseña', { exact: true }).fill(demoPassword);
  await page.getByRole('button', { name: 'Entrar' }).click();
  await expect(page.getByRole('status').first()).toContainText('Conectado');
}

test('what two people do while the broker is dead happens once each when it is back', async ({
  openAs,
}) => {
  test.setTimeout(180_000);
  const folder = await temporaryFolder();
  const env = { CAMPANA_DEMO: '1', CAMPANA_LOG_LEVEL: 'warn' };
  const first = await startBrokerProcess({ env, dataDir: folder.path });
  const admin = await signIn(first, 'admin');
  const [approved, alerted] = [await createPedido(admin), await createPedido(admin)];
  const alert = await admin.call<{ id: number }>('POST', `/api/pedidos/${alerted}/alertas`, {
    mensaje: 'Antes del corte',
    prioridad: 'urgente',
  });
  const counter = await openAs('atencion', { broker: first });
  const kitchen = await openAs('cocina', { broker: first });
  await expect(pedidoRow(counter, approved)).toBeVisible();
  await expect(kitchen.getByText('Antes del corte').first()).toBeVisible();

  await first.kill9();
  for (const page of [counter, kitchen]) {
    await expect(page.getByRole('status').first()).toContainText(/Reconectando…|Sin conexión/);
  }
  await approve(counter, approved);
  await expect(pedidoRow(counter, approved).getByRole('button', { name: 'Aprobar' })).toBeHidden();
  await expect(waiting(counter, 1)).toBeVisible();
  await pedidoRow(counter, alerted).getByRole('button', { name: 'Alertar a cocina' }).click();
  const dialog = counter.getByRole('dialog');
  await dialog.getByLabel('Mensaje').fill('Durante el corte');
  await dialog.getByRole('button', { name: 'Enviar' }).click();
  await expect(dialog).toBeHidden();
  await expect(waiting(counter, 2)).toBeVisible();
  await kitchen
    .getByRole('button', { name: /^Marcar como leída/ })
    .first()
    .click();
  await expect(waiting(kitchen, 1)).toBeVisible();
  await expect(counter.getByText(/^Sin conexión desde las/)).toBeVisible();

  const port = new URL(first.url).port;
  const second = await startBrokerProcess({
    env: { ...env, CAMPANA_PORT: port },
    dataDir: folder.path,
  });
  for (const page of [counter, kitchen]) {
    const status = page.getByRole('status').first();
    await expect(status).toContainText('Conectado', { timeout: 30_000 });
    await nothingWaits(page);
    await expect(page.getByText(/^Sin conexión desde las/)).toBeHidden();
  }
  await expect(kitchen.getByText('Durante el corte').first()).toBeVisible();

  const after = await signIn(second, 'admin');
  expect(await countEvents(after, 'pedido_aprobado', 'pedido_id', approved)).toBe(1);
  expect(await countEvents(after, 'alerta_leida', 'alerta_id', alert.id)).toBe(1);
  const { datos } = await after.call<{ datos: { mensaje: string }[] }>('GET', '/api/alertas');
  expect(datos.filter(({ mensaje }) => mensaje === 'Durante el corte')).toHaveLength(1);
  await second.stop();
  await folder.remove();
});

test('an action somebody else did meanwhile is told with thing and name, and the queue goes on', async ({
  openAs,
  apiAs,
}) => {
  const admin = await apiAs('admin');
  const [taken, free] = [await createPedido(admin), await createPedido(admin)];
  const counter = await openAs('atencion');
  await expect(pedidoRow(counter, free)).toBeVisible();
  await goOffline(counter);
  await approve(counter, taken);
  await approve(counter, free);
  await expect(waiting(counter, 2)).toBeVisible();
  await admin.call('POST', `/api/pedidos/${taken}/aprobar`);
  await goOnline(counter);
  const told = counter.getByRole('alert').filter({ hasText: `Pedido #${taken}` });
  await expect(told).toContainText(new RegExp(`El pedido #${taken} ya fue aprobado por \\S+`, 'i'));
  await nothingWaits(counter);
  expect(await countEvents(admin, 'pedido_aprobado', 'pedido_id', free)).toBe(1);
  expect(await countEvents(admin, 'pedido_aprobado', 'pedido_id', taken)).toBe(1);
});

test('a window that was closed with a queue sends it when it opens again', async ({
  openAs,
  apiAs,
  broker,
}) => {
  const admin = await apiAs('admin');
  const id = await createPedido(admin);
  const counter = await openAs('atencion');
  await expect(pedidoRow(counter, id)).toBeVisible();
  await goOffline(counter);
  await approve(counter, id);
  await expect(waiting(counter, 1)).toBeVisible();
  const context = counter.context();
  await counter.close();
  await context.setOffline(false);
  expect(await countEvents(admin, 'pedido_aprobado', 'pedido_id', id)).toBe(0);

  const reopened = await context.newPage();
  await reopened.goto(broker.url);
  await expect
    .poll(() => countEvents(admin, 'pedido_aprobado', 'pedido_id', id), { timeout: 20_000 })
    .toBe(1);
  await nothingWaits(reopened);
});

test('an action whose answer was lost is sent again with its key, and done once', async ({
  openAs,
  apiAs,
}) => {
  const admin = await apiAs('admin');
  const id = await createPedido(admin);
  const counter = await openAs('atencion');
  const keys: (string | undefined)[] = [];
  await counter.route(`**/api/pedidos/${id}/aprobar`, async (route) => {
    keys.push(route.request().headers()['idempotency-key']);
    const response = await route.fetch();
    if (keys.length === 1) await route.abort('connectionreset');
    else await route.fulfill({ response });
  });
  await approve(counter, id);
  await expect.poll(() => keys.length).toBe(2);
  await nothingWaits(counter);
  expect(keys[0]).toBeTruthy();
  expect(keys[1]).toBe(keys[0]);
  expect(await countEvents(admin, 'pedido_aprobado', 'pedido_id', id)).toBe(1);
  await expect(counter.getByRole('alert').filter({ hasText: 'No se hizo' })).toBeHidden();
});

test('two tabs of one person show one queue and send each action once', async ({
  openAs,
  apiAs,
  broker,
}) => {
  const admin = await apiAs('admin');
  const ids = [await createPedido(admin), await createPedido(admin), await createPedido(admin)];
  const first = await openAs('atencion');
  const context = first.context();
  const second = await context.newPage();
  await second.goto(broker.url);
  await expect(pedidoRow(second, ids[2]!)).toBeVisible();
  const keys: (string | undefined)[] = [];
  context.on('request', (request) => {
    if (request.url().endsWith('/aprobar')) keys.push(request.headers()['idempotency-key']);
  });
  await goOffline(first);
  await expect(second.getByRole('status').first()).toContainText('Sin conexión');
  await approve(first, ids[0]!);
  await approve(second, ids[1]!);
  await approve(first, ids[2]!);
  await expect(waiting(first, 3)).toBeVisible();
  await expect(waiting(second, 3)).toBeVisible();
  await goOnline(first);
  await nothingWaits(first);
  await nothingWaits(second);
  expect(keys).toHaveLength(3);
  expect(new Set(keys).size).toBe(3);
  for (const id of ids) {
    expect(await countEvents(admin, 'pedido_aprobado', 'pedido_id', id)).toBe(1);
  }
});

test('an action that waits can be taken back, and is never sent', async ({ openAs, apiAs }) => {
  const admin = await apiAs('admin');
  const id = await createPedido(admin);
  const counter = await openAs('atencion');
  await expect(pedidoRow(counter, id)).toBeVisible();
  await goOffline(counter);
  await approve(counter, id);
  await waiting(counter, 1).click();
  const list = counter.getByRole('dialog', { name: 'Por enviar' });
  await list.getByRole('button', { name: `Deshacer: Aprobar Pedido #${id}` }).click();
  await nothingWaits(counter);
  await goOnline(counter);
  await expect(pedidoRow(counter, id)).toBeVisible();
  expect(await countEvents(admin, 'pedido_aprobado', 'pedido_id', id)).toBe(0);
});

test('closing a window asks only while something waits', async ({ openAs, apiAs }) => {
  const id = await createPedido(await apiAs('admin'));
  const calm = await openAs('atencion');
  const counter = await openAs('atencion');
  await expect(pedidoRow(counter, id)).toBeVisible();
  await goOffline(counter);
  await approve(counter, id);
  await expect(waiting(counter, 1)).toBeVisible();
  const asked = counter.waitForEvent('dialog');
  await counter.close({ runBeforeUnload: true });
  const question = await asked;
  expect(question.type()).toBe('beforeunload');
  await question.dismiss();
  await expect(waiting(counter, 1)).toBeVisible();

  // Browsers only ask people who touched the page.
  await calm.getByRole('heading', { name: 'Pedidos pendientes' }).click();
  const closed = calm.waitForEvent('close');
  calm.on('dialog', () => {
    throw new Error('A window with nothing to send asked before it closed.');
  });
  await calm.close({ runBeforeUnload: true });
  await closed;
});

test('a queue is sent for its owner only, and the next person is told of it', async ({
  openAs,
  apiAs,
}) => {
  const admin = await apiAs('admin');
  const id = await createPedido(admin);
  const page = await openAs('atencion');
  await expect(pedidoRow(page, id)).toBeVisible();
  await goOffline(page);
  await approve(page, id);
  await expect(waiting(page, 1)).toBeVisible();
  await signOut(page);
  await page.getByRole('dialog').getByRole('button', { name: 'Cerrar sesión' }).click();
  await expect(page.getByText(/^1 por enviar de /)).toBeVisible();

  await page.context().setOffline(false);
  await signInAgain(page, 'cocina');
  await expect(page.getByText(/^1 por enviar de /).first()).toBeVisible();
  expect(await countEvents(admin, 'pedido_aprobado', 'pedido_id', id)).toBe(0);
  await signOut(page);
  await signInAgain(page, 'atencion');
  await expect.poll(() => countEvents(admin, 'pedido_aprobado', 'pedido_id', id)).toBe(1);
  await nothingWaits(page);
});
