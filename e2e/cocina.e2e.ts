import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from './axe';
import { expect, test } from './fixtures';

const board = (page: Page): Locator => page.getByRole('region', { name: 'En preparación' });
const alerts = (page: Page): Locator => page.getByRole('region', { name: 'Alertas' });
const refills = (page: Page): Locator =>
  page.getByRole('region', { name: 'Solicitudes de refill' });
const card = (page: Page, id: number): Locator =>
  board(page).getByRole('article', { name: `Pedido #${id}`, exact: true });
const alertOf = (page: Page, id: number): Locator => page.locator(`[data-alert="${id}"]`);

test('an approved order appears by itself, asks to be touched, and is finished and undone', async ({
  openAs,
  newPedido,
  apiAs,
}) => {
  const page = await openAs('cocina');
  const admin = await apiAs('admin');
  // One that came before the lists were loaded would be no new one.
  await expect(board(page).getByRole('article').first()).toBeVisible();
  const id = await newPedido({ approved: true });
  await expect(card(page, id).getByText('Nuevo')).toBeVisible();
  await card(page, id).getByRole('heading').click();
  await expect(card(page, id).getByText('Nuevo')).toBeHidden();

  await card(page, id).getByRole('button', { name: 'Listo' }).click();
  await expect(card(page, id)).toBeHidden();
  await expect
    .poll(async () => (await admin.call('GET', `/api/pedidos/${id}`))['estado'])
    .toBe('LISTO');
  await board(page).getByRole('button', { name: 'Deshacer' }).last().click();
  await expect(card(page, id).getByText('Recuperado')).toBeVisible();
});

test('a struck line stays struck after a reload', async ({ openAs, newPedido }) => {
  const page = await openAs('cocina');
  const id = await newPedido({ approved: true });
  const line = card(page, id).getByRole('listitem').first().getByRole('button');
  await line.click();
  await expect(line).toHaveAttribute('aria-pressed', 'true');
  await page.reload();
  await expect(line).toHaveAttribute('aria-pressed', 'true');
});

test('a cancelled order says so and stays until it is dismissed by hand', async ({
  openAs,
  newPedido,
  apiAs,
}) => {
  const page = await openAs('cocina');
  const id = await newPedido({ approved: true });
  await card(page, id).waitFor();
  const admin = await apiAs('admin');
  await admin.call('POST', `/api/pedidos/${id}/estado`, { estado: 'CANCELADO' });
  await expect(card(page, id).getByText('CANCELADO')).toBeVisible();
  await expect(card(page, id).getByRole('button', { name: 'Listo' })).toHaveCount(0);
  await card(page, id).getByRole('button', { name: 'Quitar' }).click();
  await expect(card(page, id)).toBeHidden();
});

test('an urgent alert takes the middle and clears on every screen when one cook reads it', async ({
  openAs,
  newPedido,
  apiAs,
}) => {
  const [one, other] = [await openAs('cocina'), await openAs('cocina')];
  const id = await newPedido({ approved: true });
  const admin = await apiAs('admin');
  const alerta = await admin.call<{ id: number }>('POST', `/api/pedidos/${id}/alertas`, {
    mensaje: 'Ingrediente agotado',
    prioridad: 'urgente',
  });
  for (const page of [one, other]) {
    await expect(alertOf(page, alerta.id)).toHaveRole('alertdialog');
    await expect(alertOf(page, alerta.id)).toContainText(`Pedido #${id}`);
  }
  await expectAccessible(other, 'an urgent alert over the board');
  await alertOf(one, alerta.id).getByRole('button', { name: 'Marcar como leída' }).click();
  await expect(alertOf(one, alerta.id)).toBeHidden();
  await expect(alertOf(other, alerta.id)).toBeHidden();
});

test('an alert stays when its acknowledgement fails', async ({ openAs, newPedido, apiAs }) => {
  const page = await openAs('cocina');
  const id = await newPedido({ approved: true });
  const admin = await apiAs('admin');
  const alerta = await admin.call<{ id: number }>('POST', `/api/pedidos/${id}/alertas`, {
    mensaje: 'Cliente espera',
    prioridad: 'alta',
  });
  await page.route('**/leer', (route) => route.abort());
  await alertOf(page, alerta.id).getByRole('button', { name: 'Marcar como leída' }).click();
  await expect(alertOf(page, alerta.id).getByText('Sigue sin leer')).toBeVisible();
  await page.unroute('**/leer');
  await expect(alertOf(page, alerta.id)).toBeHidden({ timeout: 30_000 });
  await expect(alerts(page)).toBeVisible();
});

test('a refill request is attended, and its supply can be said to have run out', async ({
  openAs,
  apiAs,
}) => {
  const page = await openAs('cocina');
  const counter = await apiAs('atencion');
  const { datos } = await counter.call<{ datos: { id: number; nombre: string }[] }>(
    'GET',
    '/api/insumos',
  );
  const insumo = datos.at(-1);
  if (insumo === undefined) throw new Error('The demo has no supplies.');
  await counter.call('POST', '/api/refills', { insumo_id: insumo.id, cantidad: 17 });
  const request = refills(page).getByRole('listitem', {
    name: new RegExp(`^${insumo.nombre} · 17 `),
  });
  await request.getByRole('button', { name: 'Se acabó' }).click();
  await expect
    .poll(async () => {
      const list = await counter.call<{ datos: { id: number; agotado: boolean }[] }>(
        'GET',
        '/api/insumos',
      );
      return list.datos.find(({ id }) => id === insumo.id)?.agotado;
    })
    .toBe(true);
  await request.getByRole('button', { name: 'Atender' }).click();
  await expect(request).toBeHidden();
});

test('a bump bar finishes, opens the finished orders and recalls', async ({
  openAs,
  newPedido,
}) => {
  const page = await openAs('cocina');
  const id = await newPedido({ approved: true });
  await card(page, id).waitFor();
  await card(page, id).focus();
  await page.keyboard.press('Enter');
  await expect(card(page, id)).toBeHidden();
  await page.keyboard.press('r');
  const drawer = page.getByRole('dialog', { name: 'Terminados' });
  await expect(drawer.getByText(`Pedido #${id}`, { exact: true })).toBeVisible();
  await page.keyboard.press('1');
  await expect(card(page, id).getByText('Recuperado')).toBeVisible();
});

test('type and targets are large enough to be read and hit in a kitchen', async ({
  openAs,
  newPedido,
}) => {
  const page = await openAs('cocina', { viewport: { width: 1920, height: 1080 } });
  const id = await newPedido({ approved: true });
  const fontPx = (part: Locator) =>
    part.evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize));
  expect(await fontPx(card(page, id).getByRole('heading'))).toBeGreaterThanOrEqual(40);
  const line = card(page, id).getByRole('listitem').first().getByRole('button');
  expect(await fontPx(line)).toBeGreaterThanOrEqual(24);
  for (const target of [line, card(page, id).getByRole('button', { name: 'Listo' })]) {
    expect((await target.boundingBox())?.height).toBeGreaterThanOrEqual(64);
  }
});

for (const viewport of [
  { width: 1280, height: 720 },
  { width: 800, height: 1280 },
]) {
  test(`nothing is cut off sideways and axe is content at ${viewport.width}×${viewport.height}`, async ({
    openAs,
    newPedido,
  }) => {
    const page = await openAs('cocina', { viewport });
    const id = await newPedido({ approved: true });
    await card(page, id).waitFor();
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
    await expectAccessible(page, 'the board');
    if (viewport.height > 720) return;
    // One size is enough for what lies over the board.
    for (const name of ['Terminados', 'Insumos', 'Teclas']) {
      await page.getByRole('button', { name }).first().click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await expectAccessible(page, name);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toBeHidden();
    }
  });
}
