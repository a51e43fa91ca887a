import type { Page } from '@playwright/test';
import { asService, signIn } from '../brokerApi';
import { approveAll, readAlerts, rush } from './scenes';
import { stage } from './stage';

stage.use({ restaurantName: 'monitor' });

const openTab = async (page: Page, name: string) => {
  await page.getByRole('tab', { name }).click();
  await page.getByRole('tabpanel', { name }).waitFor();
};

stage('events as they happen', async ({ stage: { broker, open, shoot } }) => {
  const page = await open('admin', { size: 'counter' });
  const kitchen = await open('cocina', { size: 'small' });
  const dark = await open('admin', { size: 'wall', language: 'en', theme: 'dark' });
  const admin = await signIn(broker, 'admin');
  await approveAll(admin, await rush(admin, 6));
  const program = await asService(broker);
  await program.call('POST', '/broadcast', {
    tipo: 'alerta_cocina',
    pedido_id: 8,
    prioridad: 'urgente',
    mensaje: 'Ingrediente agotado',
    sucursal_id: 1,
  });
  await kitchen.getByText('Ingrediente agotado').first().waitFor();
  await readAlerts(await signIn(broker, 'cocina'));
  await page.getByText('Alerta leída').first().waitFor();
  await shoot(page, 'monitor-vivo');
  await shoot(dark, 'monitor-vivo-1920-en-dark');
  await page.getByText('Ingrediente agotado').first().click();
  await page.getByText('Recorrido').waitFor();
  await shoot(page, 'monitor-evento');
});

stage('the other tabs', async ({ stage: { open, shoot } }) => {
  await open('atencion', { size: 'counter' });
  await open('cocina', { size: 'small' });
  const page = await open('admin', { size: 'counter' });
  for (const [name, picture] of [
    ['Alertas de cocina', 'monitor-alertas'],
    ['Solicitudes de refill', 'monitor-refills'],
    ['Eventos en BD', 'monitor-bd'],
    ['Estadísticas', 'monitor-estadisticas'],
    ['Pantallas', 'monitor-pantallas'],
    ['Usuarios', 'monitor-usuarios'],
    ['Sucursal', 'monitor-sucursal'],
    ['Catálogo', 'monitor-catalogo'],
  ] as const) {
    await openTab(page, name);
    await shoot(page, picture);
  }
  await page
    .getByRole('button', { name: /^Editar/ })
    .first()
    .click();
  await page.getByRole('dialog').waitFor();
  await shoot(page, 'monitor-catalogo-editar');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await openTab(page, 'Usuarios');
  await page.getByRole('button', { name: 'Crear usuario' }).click();
  await page.getByRole('dialog').waitFor();
  await shoot(page, 'monitor-usuario-nuevo');
});

stage('statistics, dark', async ({ stage: { open, shoot } }) => {
  const page = await open('admin', { size: 'wall', theme: 'dark' });
  await openTab(page, 'Estadísticas');
  await shoot(page, 'monitor-estadisticas-1920-dark');
});

stage('the monitor without a connection', async ({ stage: { open, shoot, disconnect } }) => {
  const page = await open('admin', { size: 'counter' });
  await disconnect(page);
  await shoot(page, 'monitor-sin-conexion');
});
