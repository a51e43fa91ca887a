import { startBrokerProcess, type BrokerProcess } from '../testing/brokerProcess';
import { expectAccessible } from './axe';
import { demoPassword } from './brokerApi';
import { expect, test as base } from './fixtures';

/** Tests of a server on which nobody has ever worked. */
const test = base.extend<{ fresh: BrokerProcess }>({
  fresh: async ({}, use) => {
    const broker = await startBrokerProcess({
      env: { CAMPANA_SETUP: '1', CAMPANA_LOG_LEVEL: 'warn' },
    });
    await use(broker);
    await broker.stop();
  },
});

test('an owner sets a restaurant of their own up and is in it, as nobody else can be', async ({
  page,
  fresh,
}) => {
  await page.goto(fresh.url);
  await expect(page.getByRole('heading', { name: 'Configurar Campana' })).toBeVisible();
  await expectAccessible(page, 'the choice');
  await page.getByText('Mi restaurante').click();
  await page.getByRole('button', { name: 'Crear restaurante' }).click();
  await expect(page.getByText('Escriba el nombre del restaurante.')).toBeVisible();
  await expect(page.getByText('Escriba al menos 8 caracteres.')).toBeVisible();
  await expectAccessible(page, 'the form, with what is missing');

  await page.getByLabel('Nombre del restaurante').fill('Cevichería Tres Olas');
  await page.getByLabel('Sucursales').fill('Miraflores\nBarranco');
  await page.getByLabel('Su nombre').fill('Carmen Salas');
  await page.getByLabel('Contraseña', { exact: true }).fill('una clave larga');
  await page.getByLabel('Repita la contraseña').fill('otra clave larga');
  await page.getByRole('button', { name: 'Crear restaurante' }).click();
  await expect(page.getByText('No es la misma contraseña.')).toBeVisible();
  await page.getByLabel('Repita la contraseña').fill('una clave larga');
  await page.getByRole('button', { name: 'Crear restaurante' }).click();
  await expect(page.getByRole('tab', { name: 'Eventos en vivo' })).toBeVisible();
  await expect(page.getByRole('button', { name: /Carmen Salas/ })).toBeVisible();

  const demo = await page.request.post(`${fresh.url}/auth/login`, {
    data: { usuario: 'admin', password: demoPassword },
  });
  expect(demo.status(), 'no default password opens it').toBe(401);
  await page.reload();
  await expect(page.getByRole('tab', { name: 'Eventos en vivo' })).toBeVisible();
});

test('the demo is made only after its warning, and says at the login who can come in', async ({
  page,
  fresh,
}) => {
  await page.goto(fresh.url);
  await page.getByText('Probar con un restaurante de demostración').click();
  await expect(page.getByText('No lo use en un restaurante real')).toBeVisible();
  await expectAccessible(page, 'the warning');
  await page.getByRole('button', { name: 'Crear la demostración' }).click();
  await page.getByRole('button', { name: 'cocina' }).click();
  await page.getByRole('button', { name: 'Entrar' }).click();
  await expect(page.getByRole('region', { name: 'En preparación' })).toBeVisible();
});
