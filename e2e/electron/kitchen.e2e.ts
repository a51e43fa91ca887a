import { startBrokerProcess } from '../../testing/brokerProcess';
import { demoPassword, signIn } from '../brokerApi';
import { expect, test } from './desktopApp';

test('a kitchen at the desktop gets orders and alerts, finishes and reads them, and outlives the broker', async ({
  launch,
  folder,
}) => {
  test.setTimeout(150_000);
  const env = { CAMPANA_DEMO: '1', CAMPANA_LOG_LEVEL: 'warn' };
  const dataDir = `${folder}/data`;
  const broker = await startBrokerProcess({ env, dataDir });
  const { page } = await launch({ env: { CAMPANA_SERVER_URL: broker.url } });
  await page.getByLabel('Usuario').fill('cocina');
  await page.getByLabel('Contraseña', { exact: true }).fill(demoPassword);
  await page.getByRole('button', { name: 'Entrar' }).click();
  const board = page.getByRole('region', { name: 'En preparación' });
  await expect(board.getByRole('article').first()).toBeVisible();

  const admin = await signIn(broker, 'admin');
  const products = await admin.call<{ datos: { id: number }[] }>('GET', '/api/productos');
  const { id } = await admin.call<{ id: number }>('POST', '/api/pedidos', {
    sucursal_id: 1,
    subtipo: 'presencial',
    cliente: 'Mesa 9',
    items: [{ producto_id: products.datos[0]!.id, cantidad: 2 }],
  });
  await admin.call('POST', `/api/pedidos/${id}/aprobar`);
  const alerta = await admin.call<{ id: number }>('POST', `/api/pedidos/${id}/alertas`, {
    mensaje: 'Ingrediente agotado',
    prioridad: 'urgente',
  });
  const alert = page.locator(`[data-alert="${alerta.id}"]`);
  await expect(alert).toHaveRole('alertdialog');
  await alert.getByRole('button', { name: 'Marcar como leída' }).click();
  await expect(alert).toBeHidden();
  const card = board.getByRole('article', { name: `Pedido #${id}`, exact: true });
  await card.getByRole('button', { name: 'Listo' }).click();
  await expect
    .poll(async () => (await admin.call('GET', `/api/pedidos/${id}`))['estado'])
    .toBe('LISTO');

  await broker.kill9();
  const status = page.getByRole('status').first();
  await expect(status).toContainText(/Reconectando…|Sin conexión/);
  await expect(board.getByRole('article').first()).toBeVisible();
  const again = await startBrokerProcess({
    env: { ...env, CAMPANA_PORT: new URL(broker.url).port },
    dataDir,
  });
  await expect(status).toContainText('Conectado', { timeout: 30_000 });
  await again.stop();
});
