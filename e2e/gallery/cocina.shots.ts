import { signIn } from '../brokerApi';
import { approveAll, clearBoard, readAlerts, rush } from './scenes';
import { stage } from './stage';

stage.use({ restaurantName: 'cocina' });

stage('the board of Cocina', async ({ stage: { broker, open, shoot } }) => {
  const admin = await signIn(broker, 'admin');
  await readAlerts(admin);
  const ids = await rush(admin, 8);
  await approveAll(admin, ids);
  await admin.call('POST', `/api/pedidos/${ids[2]}/estado`, { estado: 'CANCELADO' });
  await admin.call('POST', `/api/pedidos/${ids[0]}/alertas`, {
    mensaje: 'El cliente ya llegó a recoger',
    prioridad: 'alta',
  });
  await shoot(await open('cocina', { size: 'wall' }), 'cocina-1920');
  await shoot(await open('cocina', { size: 'small' }), 'cocina-1280');
  await shoot(await open('cocina', { size: 'tablet' }), 'cocina-tablet');
  await shoot(await open('cocina', { size: 'tabletUpright' }), 'cocina-tablet-vertical');
  await shoot(
    await open('cocina', { size: 'small', language: 'en', theme: 'light' }),
    'cocina-1280-en-light',
  );
});

stage('panels of Cocina', async ({ stage: { open, shoot } }) => {
  const page = await open('cocina', { size: 'small' });
  await page.getByRole('button', { name: 'Listo' }).first().click();
  await page.getByRole('button', { name: 'Deshacer' }).first().waitFor();
  await shoot(page, 'cocina-deshacer');
  for (const [name, picture] of [
    ['Terminados', 'cocina-terminados'],
    ['Insumos', 'cocina-insumos'],
    ['Teclas', 'cocina-teclas'],
  ] as const) {
    await page.getByRole('button', { name }).first().click();
    await page.getByRole('dialog').waitFor();
    await shoot(page, picture);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  }
  await page
    .getByRole('button', { name: /^Sonido|^El sonido|^Este equipo/ })
    .first()
    .click();
  await page.getByRole('heading', { name: 'Sonido' }).waitFor();
  await shoot(page, 'sonido');
});

stage('an urgent alert', async ({ stage: { broker, open, shoot } }) => {
  const page = await open('cocina', { size: 'wall' });
  const admin = await signIn(broker, 'admin');
  await admin.call('POST', '/api/pedidos/8/alertas', {
    mensaje: 'Ingrediente agotado: no hay palta',
    prioridad: 'urgente',
  });
  await page.getByText('Ingrediente agotado: no hay palta').first().waitFor();
  await shoot(page, 'cocina-urgente');
  await readAlerts(admin);
});

stage('Cocina without a connection', async ({ stage: { open, shoot, disconnect } }) => {
  const page = await open('cocina', { size: 'small' });
  await disconnect(page);
  await page.getByRole('button', { name: 'Listo' }).first().click();
  await page.getByRole('button', { name: /por enviar$/ }).waitFor();
  await shoot(page, 'cocina-sin-conexion');
});

stage('Cocina with nothing to do', async ({ stage: { broker, open, shoot } }) => {
  await clearBoard(broker);
  await shoot(await open('cocina', { size: 'wall' }), 'cocina-vacio');
});
