import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { startBrokerProcess } from '../../testing/brokerProcess';
import { temporaryFolder } from '../../testing/temporaryFolder';
import { sizes, stage } from './stage';

stage.use({ restaurantName: 'first run', restaurantEnv: { CAMPANA_DEMO: '', CAMPANA_SETUP: '1' } });

stage('the wizard of a new server', async ({ browser, stage: { broker, shoot } }) => {
  const former = await startBrokerProcess({
    env: { CAMPANA_DEMO: '1', CAMPANA_LOG_LEVEL: 'warn' },
  });
  const disk = await temporaryFolder();
  const env = { ...process.env, CAMPANA_DATA_DIR: former.dataDir };
  await promisify(execFile)('npm', ['run', 'backup', '--', '--carpeta', disk.path], { env });
  await former.stop();

  const context = await browser.newContext({ viewport: sizes.counter, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(broker.url);
  await page.getByRole('heading', { name: 'Configurar Campana' }).waitFor();
  await shoot(page, 'inicio');
  await page.getByText('Mi restaurante').click();
  await page.getByLabel('Nombre del restaurante').fill('Cevichería Tres Olas');
  await page.getByRole('button', { name: 'Crear restaurante' }).click();
  await shoot(page, 'inicio-restaurante');
  await page.getByRole('button', { name: 'Volver' }).click();
  await page.getByText('Probar con un restaurante de demostración').click();
  await shoot(page, 'inicio-demo');
  await page.getByRole('button', { name: 'Volver' }).click();
  await page.getByText('Restaurar un respaldo').click();
  await page.getByLabel('Buscar en otra carpeta').fill(disk.path);
  await page.getByRole('button', { name: 'Buscar' }).click();
  await page.getByRole('button', { name: /Pedidos 12/ }).waitFor();
  await shoot(page, 'inicio-respaldo');
  await context.close();
  await disk.remove();
});
