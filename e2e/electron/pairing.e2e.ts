import { createServer } from 'node:https';
import { join } from 'node:path';
import { issueCertificate, openAuthority } from '../../broker/tls/localAuthority';
import { fingerprintOf } from '../../broker/tls/fingerprint';
import type { Dispositivo } from '../../shared/api/dispositivos';
import { joinCodeOf } from '../../shared/joinCode';
import { startBrokerProcess } from '../../testing/brokerProcess';
import { demoPassword, signIn } from '../brokerApi';
import { expect, test } from './desktopApp';
import { sharedServerEnv } from '../sharedServer';
import { answerHealth } from './standInServer';

test('a new computer joins by a code, is approved, and refuses another server at that address', async ({
  launch,
  folder,
}) => {
  const broker = await startBrokerProcess({ env: sharedServerEnv });
  // By an address that is not the loopback's own: another computer, as far as the server can tell.
  const url = broker.url.replace('http://127.0.0.1', 'https://127.0.0.2');
  const other = await openAuthority(join(folder, 'other'));
  const impostor = createServer(await issueCertificate(other, ['127.0.0.2']), answerHealth);
  try {
    const admin = await signIn(broker, 'admin');
    const { huella } = await admin.call<{ huella: string }>('GET', '/api/conexion');
    const env = {
      CAMPANA_SERVER_URL: '',
      CAMPANA_SETUP: '1',
      CAMPANA_DATA_DIR: join(folder, 'data'),
    };
    const { app, page } = await launch({ env });
    await page.getByText('Conectar a un servidor').click();
    await page.getByLabel(/código del servidor/).fill(joinCodeOf(url, huella)!);
    await page.getByRole('button', { name: 'Usar este servidor' }).click();
    await expect(page.getByText(huella, { exact: true })).toBeVisible();
    await page.getByRole('button', { name: 'Es la misma: conectar' }).click();

    await page.getByLabel('Nombre de esta pantalla').fill('Caja');
    await page.getByRole('button', { name: 'Pedir permiso' }).click();
    const shown = await page.getByText(/^\d{3} \d{3}$/).textContent();
    const { datos } = await admin.call<{ datos: Dispositivo[] }>('GET', '/api/dispositivos');
    const { id, numero } = datos[0]!;
    expect(shown?.replace(' ', '')).toBe(numero);
    await admin.call('POST', `/api/dispositivos/${id}/aprobar`, { numero: numero! });
    await page.getByLabel('Usuario').fill('cocina');
    await page.getByLabel('Contraseña').fill(demoPassword);
    await page.getByRole('button', { name: 'Entrar' }).click();
    await expect(page.getByRole('status').filter({ hasText: 'Conectado' }).first()).toBeVisible();

    await broker.stop();
    const port = Number(new URL(url).port);
    await new Promise<void>((resolve) => impostor.listen(port, '127.0.0.2', resolve));
    await expect(page.getByText('muestra otra huella')).toBeVisible();
    // The way out: sign out, look at the other fingerprint, and pair anew if it is the server's after all.
    await page.locator('[aria-haspopup=menu]').last().click();
    await page.getByRole('menuitem', { name: 'Cerrar sesión' }).click();
    await expect(page.getByText('muestra otra huella')).toBeVisible();
    await page.getByLabel(/código del servidor/).fill(url);
    await page.getByRole('button', { name: 'Usar este servidor' }).click();
    await expect(page.getByText(fingerprintOf(other.cert), { exact: true })).toBeVisible();
    // It starts anew by itself, which a test cannot follow: Chromium remembers whom it refused.
    const ended = app.waitForEvent('close');
    await app.evaluate(({ app: electron }) => {
      electron.relaunch = () => undefined;
    });
    await page.getByRole('button', { name: 'Es la misma: conectar' }).click();
    await ended;
    const again = await launch({ env });
    const reached = () =>
      again.page.evaluate(async (address) => (await fetch(`${address}/health`)).status, url);
    expect(await reached()).toBe(200);
  } finally {
    impostor.closeAllConnections();
    impostor.close();
    await broker.stop();
  }
});
