import { demoPassword } from './brokerApi';
import { expect, test } from './fixtures';
import { pedidoRow } from './pendingRows';
import { firstOpening, open, row } from './monitorScreen';

test.describe('users', () => {
  test('somebody new signs in, is shut out, and let in again', async ({
    openAs,
    browser,
    broker,
  }) => {
    const name = `mozo-${Date.now().toString(36)}`;
    const page = await openAs('admin');
    const panel = await open(page, 'Usuarios');
    await panel.getByRole('button', { name: 'Crear usuario' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Crear', exact: true }).click();
    await expect(dialog.getByText('Escriba al menos 8 caracteres.')).toBeVisible();
    await dialog.getByLabel('Usuario', { exact: true }).fill('admin');
    await dialog.getByLabel('Nombre').fill('Mozo Nuevo');
    await dialog.getByLabel('Contraseña', { exact: true }).fill(demoPassword);
    await dialog.getByRole('button', { name: 'Crear', exact: true }).click();
    await expect(dialog.getByText(/"admin" ya existe/)).toBeVisible();
    await dialog.getByLabel('Usuario', { exact: true }).fill(name);
    await dialog.getByRole('button', { name: 'Crear', exact: true }).click();
    await expect(dialog).toBeHidden();
    const person = row(panel, name);
    await expect(person).toContainText('Activo');

    const context = await browser.newContext();
    const theirs = await context.newPage();
    await theirs.goto(broker.url);
    const enter = async () => {
      await theirs.getByLabel('Usuario').fill(name);
      await theirs.getByLabel('Contraseña', { exact: true }).fill(demoPassword);
      await theirs.getByRole('button', { name: 'Entrar' }).click();
    };
    await enter();
    await expect(theirs.getByText('Pedidos pendientes').first()).toBeVisible(firstOpening);

    await person.getByRole('button', { name: 'Desactivar: Mozo Nuevo' }).click();
    await dialog.getByRole('button', { name: 'Desactivar' }).click();
    await expect(person).toContainText('Desactivado');
    await expect(theirs.getByRole('button', { name: 'Entrar' })).toBeVisible();

    await person.getByRole('button', { name: 'Reactivar: Mozo Nuevo' }).click();
    await dialog.getByRole('button', { name: 'Reactivar' }).click();
    await expect(person).toContainText('Activo');
    await enter();
    await expect(theirs.getByText('Pedidos pendientes').first()).toBeVisible(firstOpening);
    await context.close();
  });

  test('an admin cannot change a superadmin or shut themselves out', async ({ openAs }) => {
    const page = await openAs('admin');
    const panel = await open(page, 'Usuarios');
    await expect(row(panel, 'Superadministración').getByRole('button')).toHaveCount(0);
    const own = row(panel, 'Usted');
    await expect(own.getByRole('button', { name: /^Editar/ })).toBeVisible();
    await expect(own.getByRole('button', { name: /^Desactivar/ })).toHaveCount(0);
  });
});

test('what a branch sets reaches the screens of the branch, nonsense is refused in words, and a backup is made when asked for', async ({
  openAs,
  newPedido,
}) => {
  const id = await newPedido();
  const page = await openAs('admin');
  const panel = await open(page, 'Sucursal');
  const red = panel.getByLabel('Minutos hasta rojo');
  const before = await red.inputValue();
  await red.fill('1');
  await panel.getByRole('button', { name: 'Guardar cambios' }).click();
  await expect(
    panel.getByText(/número entero más grande|mayor que el valor anterior/),
  ).toBeVisible();
  await red.fill(before);

  const templates = panel.getByRole('region', { name: 'Plantillas de alerta' });
  const text = `Plantilla ${Date.now().toString(36)}`;
  await templates.getByRole('button', { name: 'Agregar' }).click();
  await templates.getByRole('textbox').last().fill(text);
  await panel.getByRole('button', { name: 'Guardar cambios' }).click();
  await expect(page.getByText(/Se guardaron los ajustes/)).toBeVisible();

  const counter = await openAs('atencion');
  const pending = pedidoRow(counter, id);
  await pending.getByRole('button', { name: 'Alertar a cocina' }).click();
  await expect(counter.getByRole('dialog').getByText(text)).toBeVisible();

  const backups = panel.getByRole('region', { name: 'Respaldos' });
  await expect(backups.getByText('Todavía no hay ningún respaldo.')).toBeVisible();
  await backups.getByRole('button', { name: 'Respaldar ahora' }).click();
  await expect(backups.getByText(/El último es del \d\d\//)).toBeVisible();
});

test('a product made in the catalog can be ordered at once, sold out is said, and retired it is gone', async ({
  openAs,
}) => {
  const name = `Ceviche ${Date.now().toString(36)}`;
  const counter = await openAs('atencion');
  await counter.getByRole('button', { name: 'Nuevo pedido' }).click();
  const offered = counter.getByRole('dialog').getByText(name);
  const page = await openAs('admin');
  const panel = await open(page, 'Catálogo');
  await panel.getByRole('button', { name: 'Crear producto' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Nombre').fill(name);
  await dialog.getByLabel('Precio').fill('32,5x');
  await dialog.getByRole('button', { name: 'Crear', exact: true }).click();
  await expect(dialog.getByText('Escriba un precio')).toBeVisible();
  await dialog.getByLabel('Precio').fill('32,50');
  await dialog.getByLabel('Estación').fill('fría');
  await dialog.getByRole('button', { name: 'Crear', exact: true }).click();
  const made = row(panel, name);
  await expect(made).toContainText('32.50');
  await expect(made).toContainText('fría');
  await expect(offered.first()).toBeVisible();

  await made.getByRole('button', { name: `Se acabó: ${name}` }).click();
  await expect(made.getByRole('button', { name: `Ya hay: ${name}` })).toBeVisible();
  await made.getByRole('button', { name: `Retirar: ${name}` }).click();
  await dialog.getByRole('button', { name: 'Retirar' }).click();
  await expect(made).toHaveCount(0);
  await expect(offered).toHaveCount(0);
});
