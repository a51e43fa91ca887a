import type { Locator, Page } from '@playwright/test';
import type { BrokerApi } from './brokerApi';
import { expect, test } from './fixtures';
import { pedidoRow } from './pendingRows';
import { newVoucher } from './vouchers';

/** How often something happened to a thing, by the broker's log. */
async function countEvents(admin: BrokerApi, tipo: string, field: string, id: number) {
  const { datos } = await admin.call<{ datos: { payload: Record<string, unknown> }[] }>(
    'GET',
    `/api/eventos?tipo=${tipo}&limite=500`,
  );
  return datos.filter(({ payload }) => payload[field] === id).length;
}

/** Lets requests wait at a window's door, so that two people press at the same moment. */
async function holdBack(pages: readonly Page[], url: string): Promise<() => void> {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  for (const page of pages) {
    await page.route(url, async (route) => {
      await opened;
      await route.continue();
    });
  }
  return () => {
    open();
  };
}

const told = (page: Page, text: RegExp): Locator => page.getByText(text).first();

test('of two cashiers who approve one voucher one does, the other is told who, and both are right', async ({
  openAs,
  apiAs,
  broker,
}) => {
  const admin = await apiAs('admin');
  const voucher = await newVoucher(broker, admin, { monto: '12.00', sucursal_id: '1' });
  const counters = [await openAs('atencion'), await openAs('admin')];
  await counters[1]!.getByRole('link', { name: 'Atención' }).click();
  const row = (page: Page) =>
    page.getByRole('listitem', { name: new RegExp(`^Voucher #${voucher.id}\\b`) });
  for (const page of counters) {
    await row(page).getByRole('button', { name: 'Aprobar' }).click();
    await page.getByLabel('Vi el dinero en la cuenta').check();
  }
  const letGo = await holdBack(counters, `**/api/vouchers/${voucher.id}/aprobar`);
  for (const page of counters) {
    const review = page.getByRole('dialog', { name: `Revisar Voucher #${voucher.id}` });
    await review.getByRole('button', { name: 'Aprobar' }).click();
  }
  letGo();
  const sentences = counters.map((page) =>
    told(page, new RegExp(`voucher #${voucher.id} ya fue aprobado por`, 'i')),
  );
  await expect
    .poll(async () => (await sentences[0]!.count()) + (await sentences[1]!.count()))
    .toBe(1);
  for (const page of counters) {
    await expect(page.getByRole('dialog', { name: `Revisar Voucher #${voucher.id}` })).toBeHidden();
    await page.keyboard.press('Escape');
    await expect(row(page)).toBeHidden();
  }
  expect(await countEvents(admin, 'voucher_aprobado', 'voucher_id', voucher.id)).toBe(1);
});

test('an alert that two cooks read at once is read once, and neither is bothered with it', async ({
  openAs,
  apiAs,
  newPedido,
}) => {
  const admin = await apiAs('admin');
  const cooks = [await openAs('cocina'), await openAs('cocina')];
  const { id } = await admin.call<{ id: number }>(
    'POST',
    `/api/pedidos/${await newPedido({ approved: true })}/alertas`,
    { mensaje: 'Dos a la vez', prioridad: 'urgente' },
  );
  const letGo = await holdBack(cooks, `**/api/alertas/${id}/leer`);
  for (const page of cooks) {
    await page
      .locator(`[data-alert="${id}"]`)
      .getByRole('button', { name: 'Marcar como leída' })
      .click();
  }
  letGo();
  for (const page of cooks) {
    await expect(page.locator(`[data-alert="${id}"]`)).toBeHidden();
    await expect(page.getByText(/^No se hizo/)).toBeHidden();
  }
  expect(await countEvents(admin, 'alerta_leida', 'alerta_id', id)).toBe(1);
});

test('an order cancelled while it is finished stays on the board as cancelled, and the cook is told', async ({
  openAs,
  apiAs,
  newPedido,
}) => {
  const admin = await apiAs('admin');
  const id = await newPedido({ approved: true });
  const kitchen = await openAs('cocina');
  const counter = await openAs('atencion');
  const card = kitchen.getByRole('article', { name: `Pedido #${id}`, exact: true });
  const letGo = await holdBack([kitchen], `**/api/pedidos/${id}/estado`);
  await card.getByRole('button', { name: 'Listo' }).click();
  await admin.call('POST', `/api/pedidos/${id}/estado`, { estado: 'CANCELADO' });
  // It is said for some seconds only: looked for before it can be there.
  const sentence = told(kitchen, new RegExp(`pedido #${id} .*cancel`, 'i')).waitFor();
  letGo();
  await sentence;
  await expect(card.getByText('CANCELADO')).toBeVisible();
  await card.getByRole('button', { name: 'Quitar' }).click();
  await expect(card).toBeHidden();
  expect(await admin.call('GET', `/api/pedidos/${id}`)).toMatchObject({ estado: 'CANCELADO' });
  await expect(pedidoRow(counter, id)).toBeHidden();
});
