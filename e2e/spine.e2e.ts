import type { Page } from '@playwright/test';
import { startBrokerProcess } from '../testing/brokerProcess';
import { temporaryFolder } from '../testing/temporaryFolder';
import { asService } from './brokerApi';
import { expect, test } from './fixtures';
import { pedidoRow } from './pendingRows';

/** Reads alerts from the top until this one is read: tests that ran before may have left others. */
async function readAlert(kitchen: Page, text: string): Promise<void> {
  const top = kitchen.getByRole('button', { name: /^Marcar como leída/ }).first();
  await expect(async () => {
    await top.click({ timeout: 5_000 });
    await expect(kitchen.getByText(text)).toBeHidden({ timeout: 3_000 });
  }).toPass();
}

/** From an event to the right screen and back, with two people at two windows. */
test.describe('the way of an order', () => {
  test('an order approved in Atención appears in Cocina, and finished there it is ready in Atención', async ({
    openAs,
    newPedido,
  }) => {
    const counter = await openAs('atencion');
    const kitchen = await openAs('cocina');
    const id = await newPedido({ cliente: 'Lucía Quispe' });
    const label = `Pedido #${id}`;
    const pending = counter.getByRole('listitem', { name: new RegExp(`^${label}\\b`) });
    await expect(pending).toBeVisible();
    await expect(kitchen.getByText(label)).toBeHidden();

    await pending.getByRole('button', { name: 'Aprobar' }).click();

    const preparing = kitchen.getByRole('region', { name: 'En preparación' });
    const card = preparing.getByRole('article', { name: new RegExp(`^${label}\\b`) });
    await expect(card).toBeVisible();
    await card.getByRole('button', { name: 'Listo' }).click();
    await expect(card).toBeHidden();

    await counter.getByRole('tab', { name: /^En curso/ }).click();
    const ready = counter.getByRole('listitem', { name: new RegExp(`^Listos?: ${label}\\b`) });
    await expect(ready.getByRole('button', { name: 'Entregar' })).toBeVisible();
  });

  test('an alert stays in Cocina with its priority until read, and Atención sees who read it', async ({
    openAs,
    newPedido,
  }) => {
    const id = await newPedido({ approved: false, cliente: 'Mesa siete' });
    const counter = await openAs('atencion');
    const kitchen = await openAs('cocina');
    const pending = pedidoRow(counter, id);
    await pending.getByRole('button', { name: 'Alertar a cocina' }).click();
    const dialog = counter.getByRole('dialog');
    await dialog.getByLabel('Mensaje').fill('Sin cebolla, es alérgica');
    await dialog.getByLabel('Urgente').check();
    await dialog.getByRole('button', { name: 'Enviar' }).click();

    const alerts = kitchen.getByRole('region', { name: 'Alertas' });
    await expect(alerts.getByText('Sin cebolla, es alérgica')).toBeVisible();
    await expect(alerts.getByText('Urgente', { exact: true }).first()).toBeVisible();
    await readAlert(kitchen, 'Sin cebolla, es alérgica');
    await expect(counter.getByText(/Leída por Rosa/).first()).toBeVisible();
  });

  test('a refill asked for in Atención is attended in Cocina, and Atención sees it', async ({
    openAs,
  }) => {
    const counter = await openAs('atencion');
    const kitchen = await openAs('cocina');
    await counter.getByRole('button', { name: 'Pedir refill' }).first().click();
    const dialog = counter.getByRole('dialog');
    await dialog.getByLabel('Insumo').click();
    await counter.getByRole('option', { name: /Aceite/ }).click();
    await dialog.getByLabel('Cantidad').fill('7');
    await dialog.getByRole('button', { name: 'Enviar' }).click();
    await expect(dialog).toBeHidden();

    const refills = kitchen.getByRole('region', { name: 'Solicitudes de refill' });
    const asked = refills.getByRole('listitem', { name: 'Aceite · 7 litros' });
    await expect(asked).toBeVisible();
    await asked.getByRole('button', { name: 'Atender' }).click();
    await expect(asked).toBeHidden();
    await counter.getByRole('tab', { name: /^Enviado/ }).click();
    const sent = counter.getByRole('list', { name: 'Enviado' }).getByRole('listitem');
    await expect(sent.filter({ hasText: 'Aceite: 7' })).toContainText(/Atendido por Rosa/);
  });
});

test('the two bodies other programs send, literally, reach the screens they are for', async ({
  openAs,
  broker,
}) => {
  const counter = await openAs('atencion');
  const kitchen = await openAs('cocina');
  const monitor = await openAs('admin');
  const program = await asService(broker);
  await program.call('POST', '/broadcast', {
    tipo: 'voucher_nuevo',
    voucher_id: 999,
    usuario_id: 1,
    sucursal_id: 1,
  });
  await program.call('POST', '/broadcast', {
    tipo: 'alerta_cocina',
    alerta_id: 1010,
    pedido_id: 50,
    prioridad: 'urgente',
    mensaje: 'Ingrediente agotado',
  });
  await expect(counter.getByText('Voucher #999').first()).toBeVisible();
  await expect(kitchen.getByText('Alerta #1010').first()).toBeVisible();
  const log = monitor.getByRole('tabpanel', { name: 'Eventos en vivo' });
  await expect(log.getByText('voucher_nuevo').first()).toBeVisible();
  await expect(log.getByText('alerta_cocina').first()).toBeVisible();
  await readAlert(kitchen, 'Alerta #1010');
});

test('screens outlive a broker that is killed: the board stays, says so, and catches up', async ({
  openAs,
}) => {
  test.setTimeout(120_000);
  const folder = await temporaryFolder();
  const env = { CAMPANA_DEMO: '1', CAMPANA_LOG_LEVEL: 'warn' };
  const first = await startBrokerProcess({ env, dataDir: folder.path });
  const port = new URL(first.url).port;
  const kitchen = await openAs('cocina', { broker: first });
  const board = kitchen.getByRole('region', { name: 'En preparación' });
  await expect(board.getByRole('article').first()).toBeVisible();
  const cards = await board.getByRole('article').count();

  await first.kill9();
  const status = kitchen.getByRole('status');
  await expect(status).toContainText(/Reconectando…|Sin conexión/);
  await expect(board.getByRole('article')).toHaveCount(cards);

  const second = await startBrokerProcess({
    env: { ...env, CAMPANA_PORT: port },
    dataDir: folder.path,
  });
  const program = await asService(second);
  await program.call('POST', '/broadcast', {
    tipo: 'alerta_cocina',
    mensaje: 'Después del corte',
    prioridad: 'alta',
    sucursal_id: 1,
  });
  await expect(status).toContainText('Conectado', { timeout: 30_000 });
  await expect(kitchen.getByText('Después del corte')).toHaveCount(1);
  await expect(board.getByRole('article')).toHaveCount(cards);
  await second.stop();
  await folder.remove();
});
