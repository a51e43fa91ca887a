import type { Page } from '@playwright/test';
import { signIn } from '../brokerApi';
import { approveAll, clearBoard, readAlerts, rush } from './scenes';
import { stage } from './stage';

stage.use({ restaurantName: 'atencion' });

const pending = (page: Page, id: number) =>
  page.getByRole('listitem', { name: new RegExp(`^Pedido #${id}\\b`) });

stage('login', async ({ stage: { openLogin, shoot } }) => {
  await shoot(await openLogin({ size: 'counter' }), 'login-es');
  await shoot(await openLogin({ size: 'counter', language: 'en', theme: 'dark' }), 'login-en-dark');
});

stage('the board of Atención', async ({ stage: { broker, open, shoot } }) => {
  const admin = await signIn(broker, 'admin');
  const ids = await rush(admin, 8);
  await approveAll(admin, ids.slice(0, 3));
  await shoot(await open('atencion', { size: 'counter' }), 'atencion-1366');
  await shoot(await open('atencion', { size: 'tablet' }), 'atencion-tablet');
  await shoot(
    await open('atencion', { size: 'wall', language: 'en', theme: 'dark' }),
    'atencion-1920-en-dark',
  );
});

stage('vouchers', async ({ stage: { open, shoot } }) => {
  const page = await open('atencion', { size: 'counter' });
  await page.getByRole('button', { name: 'Revisar Voucher #6' }).click();
  const review = page.getByRole('dialog');
  await review.getByRole('img', { name: /^Comprobante de/ }).waitFor();
  await shoot(page, 'atencion-voucher');
  await review.getByRole('button', { name: 'Rechazar' }).click();
  await page.getByLabel('Motivo').waitFor();
  await shoot(page, 'atencion-voucher-rechazar');
});

stage('an order and its dialogs', async ({ stage: { broker, open, shoot } }) => {
  const page = await open('atencion', { size: 'counter' });
  await page.getByRole('button', { name: 'Ver Pedido #10' }).click();
  await page.getByText('Recorrido').waitFor();
  await shoot(page, 'atencion-pedido');
  await page.keyboard.press('Escape');
  await pending(page, 10).getByRole('button', { name: 'Alertar a cocina' }).click();
  await page.getByLabel('Mensaje').fill('Cambiar papas por ensalada');
  await page.getByLabel('Urgente').check();
  await shoot(page, 'atencion-alertar');
  await page.getByRole('dialog').getByRole('button', { name: 'Enviar' }).click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await readAlerts(await signIn(broker, 'cocina'));
  await page.getByRole('tab', { name: /^Enviado/ }).click();
  await page
    .getByText(/^Leída por/)
    .first()
    .waitFor();
  await shoot(page, 'atencion-enviado');
  await pending(page, 11).getByRole('button', { name: 'Pedir refill' }).click();
  await page.getByLabel('Cantidad').waitFor();
  await shoot(page, 'atencion-refill');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Nuevo pedido' }).click();
  await page.getByRole('dialog').waitFor();
  await shoot(page, 'atencion-nuevo-pedido');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Subir voucher' }).click();
  await page.getByRole('dialog', { name: 'Subir voucher' }).waitFor();
  await shoot(page, 'atencion-subir-voucher');
});

stage('Atención without a connection', async ({ stage: { broker, open, shoot, disconnect } }) => {
  const page = await open('atencion', { size: 'counter' });
  await disconnect(page);
  await pending(page, 10).getByRole('button', { name: 'Aprobar' }).click();
  await pending(page, 11).getByRole('button', { name: 'Aprobar' }).click();
  await pending(page, 12).getByRole('button', { name: 'Alertar a cocina' }).click();
  await page.getByLabel('Mensaje').fill('Entregar con cubiertos');
  await page.getByRole('dialog').getByRole('button', { name: 'Enviar' }).click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: '3 por enviar' }).waitFor();
  await shoot(page, 'atencion-sin-conexion');
  await page.getByRole('button', { name: '3 por enviar' }).click();
  await page.getByRole('dialog', { name: 'Por enviar' }).waitFor();
  await shoot(page, 'atencion-por-enviar');
  await page.keyboard.press('Escape');
  const admin = await signIn(broker, 'admin');
  await admin.call('POST', '/api/pedidos/10/aprobar');
  await page.context().setOffline(false);
  await page.getByText(/^No se hizo: /).waitFor();
  await shoot(page, 'atencion-conflicto');
});

stage('Atención with nothing to do', async ({ stage: { broker, open, shoot, disconnect } }) => {
  await clearBoard(broker);
  const page = await open('atencion', { size: 'counter' });
  await shoot(page, 'atencion-vacio');
  await disconnect(page);
  await shoot(page, 'atencion-vacio-sin-conexion');
});
