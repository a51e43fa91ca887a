import { sharedServerEnv } from '../sharedServer';
import { sizes, stage } from './stage';

stage.use({
  restaurantName: 'shared',
  restaurantEnv: sharedServerEnv,
});

stage('a screen joins', async ({ browser, stage: { broker, open, shoot } }) => {
  const admin = await open('admin', { size: 'counter' });
  await admin.getByRole('tab', { name: 'Pantallas' }).click();
  await admin.getByRole('button', { name: 'Conectar otra pantalla' }).click();
  await admin.getByRole('img', { name: /Código QR/ }).waitFor();
  await shoot(admin, 'conectar-pantalla');
  await admin.getByRole('button', { name: 'Cerrar' }).click();

  const context = await browser.newContext({
    viewport: sizes.tablet,
    reducedMotion: 'reduce',
    ignoreHTTPSErrors: true,
  });
  const tablet = await context.newPage();
  const address = broker.url.replace('http://127.0.0.1', 'https://127.0.0.2');
  await tablet.goto(`${address}/confiar`);
  await shoot(tablet, 'confiar');
  await tablet.goto(address);
  await tablet.getByLabel('Nombre de esta pantalla').fill('Tele de la cocina');
  await tablet.getByRole('button', { name: 'Pedir permiso' }).click();
  await tablet.getByText(/^\d{3} \d{3}$/).waitFor();
  await shoot(tablet, 'pedir-permiso');
  await admin.getByRole('group', { name: /pide permiso/ }).waitFor();
  await shoot(admin, 'monitor-pide-permiso');
  await context.close();
});
