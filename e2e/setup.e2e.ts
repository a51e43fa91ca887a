import { execFile } from 'node:child_process';
import { appendFile, cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startBrokerProcess, type BrokerProcess } from '../testing/brokerProcess';
import { temporaryFolder } from '../testing/temporaryFolder';
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

test('what a lost computer held is brought back from its backup by the wizard of a new one', async ({
  page,
  fresh,
}) => {
  const folder = await temporaryFolder();
  try {
    // The former computer: the demo's shift, backed up to a stick, and then lost with its disk.
    const former = await startBrokerProcess({
      env: { CAMPANA_DEMO: '1', CAMPANA_LOG_LEVEL: 'error' },
    });
    const stick = join(folder.path, 'respaldos');
    await mkdir(stick);
    const env = { ...process.env, CAMPANA_DATA_DIR: former.dataDir };
    await promisify(execFile)('npm', ['run', 'backup', '--', '--carpeta', stick], { env });
    await former.stop();
    const [name] = await readdir(stick);
    const damaged = join(stick, 'copia');
    await cp(join(stick, name!), damaged, { recursive: true });
    await appendFile(join(damaged, 'tablas', 'pedidos.ndjson.gz'), 'x');
    const manifest = await readFile(join(damaged, 'manifiesto.json'), 'utf8');
    const older = manifest.replace(/"fecha": "[^"]+"/, '"fecha": "2025-01-02T09:00:00.000Z"');
    await writeFile(join(damaged, 'manifiesto.json'), older);

    await page.goto(fresh.url);
    await page.getByText('Restaurar un respaldo').click();
    await expect(page.getByText(/No hay respaldos en/)).toBeVisible();
    await page.getByLabel('Buscar en otra carpeta').fill(join(folder.path, 'nada'));
    await page.getByRole('button', { name: 'Buscar' }).click();
    await expect(page.getByRole('alert')).toContainText('no existe');
    await page.getByLabel('Buscar en otra carpeta').fill(folder.path);
    await page.getByRole('button', { name: 'Buscar' }).click();
    const found = page.getByRole('button', { name: /Pedidos 12 .* Archivos [1-9]/ });
    await expect(found).toHaveCount(2);
    await expectAccessible(page, 'the backups that were found');

    const restore = async (index: number) => {
      await found.nth(index).click();
      await page.getByRole('button', { name: 'Restaurar', exact: true }).click();
    };
    await restore(1);
    await expect(page.getByRole('alert')).toContainText(/dañado.*No cambió nada/);
    await restore(0);
    await expect(page.getByText('El respaldo está restaurado.')).toBeVisible({ timeout: 60_000 });
    await expectAccessible(page, 'the end');
    await page.getByRole('button', { name: 'Ir a entrar' }).click();
    await page.getByRole('button', { name: 'cocina' }).click();
    await page.getByRole('button', { name: 'Entrar' }).click();
    await expect(page.getByRole('region', { name: 'En preparación' })).toBeVisible();
  } finally {
    await folder.remove();
  }
});
