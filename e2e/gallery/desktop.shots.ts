import type { ElectronApplication } from '@playwright/test';
import { join } from 'node:path';
import { startBrokerProcess } from '../../testing/brokerProcess';
import { test } from '../electron/desktopApp';
import { sizes, takePicture } from './stage';

const resize = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow }, { width, height }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(width, height);
  }, sizes.counter);

test('the first run of the desktop app', async ({ launch, folder }) => {
  const { app, page } = await launch({
    env: {
      CAMPANA_SERVER_URL: '',
      CAMPANA_SETUP: '1',
      CAMPANA_DATA_DIR: join(folder, 'data'),
    },
  });
  await resize(app);
  await page.getByText('Conectar a un servidor').waitFor();
  await takePicture(page, 'escritorio-inicio');
  await page.getByText('Conectar a un servidor').click();
  await page.getByLabel(/código del servidor/).waitFor();
  await takePicture(page, 'escritorio-conectar');
});

test('this computer, and a window that is locked to its display', async ({ launch }) => {
  const broker = await startBrokerProcess({
    env: { CAMPANA_DEMO: '1', CAMPANA_LOG_LEVEL: 'warn' },
  });
  const { app, page } = await launch({ env: { CAMPANA_SERVER_URL: broker.url } });
  await resize(app);
  await page.getByRole('button', { name: 'Esta computadora…' }).click();
  await page.getByRole('dialog').waitFor();
  await takePicture(page, 'escritorio-esta-computadora');
  await page.getByRole('button', { name: 'Modo kiosco' }).click();
  await page.getByLabel('Usuario de administración').waitFor();
  await takePicture(page, 'escritorio-kiosco');
  await app.close();
  await broker.stop();
});
