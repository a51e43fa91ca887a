import { expectAccessible } from './axe';
import { expect, test } from './fixtures';
import { pedidoRow, startsWith, voucherRow } from './pendingRows';
import { newVoucher } from './vouchers';

test.describe('what arrives', () => {
  test('neither takes the focus nor moves what is pressed', async ({ openAs, newPedido }) => {
    const first = await newPedido();
    const page = await openAs('atencion');
    const button = pedidoRow(page, first).getByRole('button', { name: 'Pedir refill' });
    await button.focus();
    await button.hover();
    const before = await button.boundingBox();

    const second = await newPedido({ cliente: 'Recién llegado' });
    await expect(pedidoRow(page, second)).toBeAttached();
    await expect(button).toBeFocused();
    expect(await button.boundingBox()).toEqual(before);
    await expect(page.getByRole('log')).toContainText('Recién llegado');
  });

  test('out of sight is pointed out, and one press away', async ({ openAs, newPedido }) => {
    for (let filler = 0; filler < 4; filler += 1) await newPedido();
    const page = await openAs('atencion', { viewport: { width: 1280, height: 720 } });
    const region = page.getByRole('region', { name: 'Pedidos pendientes' });
    await expect(region.getByRole('listitem').first()).toBeVisible();
    const id = await newPedido({ cliente: 'Fuera de vista' });
    await expect(pedidoRow(page, id)).not.toBeInViewport();
    await region.getByRole('button', { name: /^\d+ nuevos?$/ }).click();
    await expect(pedidoRow(page, id)).toBeInViewport();
    await expect(region.getByRole('button', { name: /^\d+ nuevos?$/ })).toBeHidden();
  });

  test('an order that leaves keeps its place while somebody is at the list', async ({
    openAs,
    newPedido,
    apiAs,
  }) => {
    const [leaving, staying] = [await newPedido(), await newPedido()];
    const page = await openAs('atencion');
    const button = pedidoRow(page, staying).getByRole('button', { name: 'Alertar a cocina' });
    await button.scrollIntoViewIfNeeded();
    await button.hover();
    const before = await button.boundingBox();
    const admin = await apiAs('admin');
    // A hand that is about to press: the pointer keeps moving a little.
    await page.mouse.move(before!.x + 5, before!.y + 5);
    await admin.call('POST', `/api/pedidos/${leaving}/aprobar`);
    await expect(pedidoRow(page, leaving)).toHaveCount(0);
    expect(await button.boundingBox()).toEqual(before);
    await expect(page.locator(`[data-row="${leaving}"]`).first()).toBeHidden();
  });
});

test.describe('orders', () => {
  test('approving by keyboard goes on from the next one', async ({ openAs, newPedido }) => {
    const [first, second] = [await newPedido(), await newPedido()];
    const page = await openAs('atencion');
    await pedidoRow(page, first).getByRole('button', { name: 'Aprobar' }).focus();
    await page.keyboard.press('Enter');
    await expect(pedidoRow(page, first)).toHaveCount(0);
    await expect(pedidoRow(page, second)).toBeFocused();
  });

  test('an approval can be taken back for a moment', async ({ openAs, newPedido, apiAs }) => {
    const id = await newPedido();
    const page = await openAs('atencion');
    await pedidoRow(page, id).getByRole('button', { name: 'Aprobar' }).click();
    await expect(pedidoRow(page, id)).toHaveCount(0);
    await page
      .getByRole('alert')
      .filter({ hasText: `Pedido #${id}` })
      .getByRole('button', { name: 'Deshacer' })
      .click();
    await expect(pedidoRow(page, id)).toBeVisible();
    const admin = await apiAs('admin');
    expect(await admin.call('GET', `/api/pedidos/${id}`)).toMatchObject({ estado: 'PENDIENTE' });
  });

  test('an order tells how it got where it is, is handed over, and appears in the history', async ({
    openAs,
    newPedido,
    apiAs,
  }) => {
    const id = await newPedido({ approved: true, cliente: 'Recorrido completo' });
    const cook = await apiAs('cocina');
    await cook.call('POST', `/api/pedidos/${id}/estado`, { estado: 'LISTO' });
    const page = await openAs('atencion');
    const entry = page.getByRole('listitem', { name: startsWith(`Listos: Pedido #${id}`) });
    await entry.getByRole('button', { name: `Ver Pedido #${id}` }).click();
    const detail = page.getByRole('dialog', { name: `Pedido #${id}` });
    await expect(detail.getByRole('listitem').filter({ hasText: 'Cocina' })).toContainText(
      /\d\d:\d\d:\d\d.*\+\d+ s/,
    );
    await detail.getByRole('button', { name: 'Entregar' }).click();
    await expect(detail.getByText('Entregado').first()).toBeVisible();
    await detail.getByRole('button', { name: 'Cerrar' }).click();
    await page.getByRole('tab', { name: 'Hoy' }).click();
    await expect(
      page.getByRole('listitem', { name: startsWith(`Entregado: Pedido #${id}`) }),
    ).toBeVisible();
  });

  test('cancelling asks first', async ({ openAs, newPedido }) => {
    const id = await newPedido();
    const page = await openAs('atencion');
    const open = () =>
      pedidoRow(page, id)
        .getByRole('button', { name: `Ver Pedido #${id}` })
        .click();
    await open();
    await page.getByRole('button', { name: 'Cancelar pedido' }).click();
    const question = page.getByRole('dialog', { name: `¿Cancelar Pedido #${id}?` });
    await question.getByRole('button', { name: 'Volver' }).click();
    await expect(question).toBeHidden();
    await page.getByRole('button', { name: 'Cancelar pedido' }).click();
    await question.getByRole('button', { name: 'Sí, cancelar el pedido' }).click();
    await expect(page.getByRole('dialog').getByText('Cancelado').first()).toBeVisible();
    await page.getByRole('button', { name: 'Cerrar' }).first().click();
    await expect(pedidoRow(page, id)).toHaveCount(0);
  });

  test('an order is taken by hand, and costs what it says', async ({ openAs, apiAs }) => {
    const admin = await apiAs('admin');
    const { datos } = await admin.call<{ datos: { nombre: string; precio: number }[] }>(
      'GET',
      '/api/productos',
    );
    const product = datos[0]!;
    const page = await openAs('atencion');
    await page.getByRole('button', { name: 'Nuevo pedido' }).click();
    const dialog = page.getByRole('dialog', { name: 'Nuevo pedido' });
    await dialog.getByLabel('Buscar producto').fill(product.nombre);
    await dialog.getByLabel('Buscar producto').press('Enter');
    await dialog.getByRole('button', { name: `Uno más de ${product.nombre}` }).click();
    await dialog.getByLabel(`Nota para ${product.nombre}`).fill('sin ají');
    await dialog.getByLabel('Cliente o mesa').fill('Mesa 42');
    await expect(dialog.getByText(`Total S/ ${(product.precio * 2).toFixed(2)}`)).toBeVisible();
    await dialog.getByRole('button', { name: 'Registrar pedido' }).click();
    await expect(dialog).toBeHidden();
    const pedidos = await admin.call<{ datos: object[] }>('GET', '/api/pedidos?limite=1');
    expect(pedidos.datos[0]).toMatchObject({
      subtipo: 'presencial',
      cliente: 'Mesa 42',
      total: product.precio * 2,
      items: [{ cantidad: 2, nota: 'sin ají' }],
    });
    await expect(
      page.getByRole('listitem', { name: /^Pedido #\d+, Mesa 42\b/ }).first(),
    ).toBeVisible();
  });

  test('one that came while the screen was open is found by its phone', async ({
    openAs,
    apiAs,
  }) => {
    const page = await openAs('atencion');
    const admin = await apiAs('admin');
    const { datos } = await admin.call<{ datos: { id: number }[] }>('GET', '/api/productos');
    const { id } = await admin.call<{ id: number }>('POST', '/api/pedidos', {
      ...{ sucursal_id: 1, subtipo: 'delivery', cliente: 'Por teléfono' },
      telefono: '955 123 987',
      items: [{ producto_id: datos[0]!.id, cantidad: 1 }],
    });
    await expect(pedidoRow(page, id)).toBeAttached();
    await page.keyboard.press('/');
    await page.keyboard.type('5512398');
    const results = page.getByRole('list', { name: 'Resultados' });
    await expect(results.getByText(`Pedido #${id}`)).toBeVisible();
  });

  test('a supply that ran out is said at once', async ({ openAs, apiAs }) => {
    const page = await openAs('atencion');
    const cook = await apiAs('cocina');
    const { datos } = await cook.call<{ datos: { id: number; nombre: string }[] }>(
      'GET',
      '/api/insumos',
    );
    const supply = datos[0]!;
    await cook.call('POST', `/api/insumos/${supply.id}/agotado`, { agotado: true });
    await expect(page.getByRole('button', { name: /^Se acabó:/ })).toContainText(supply.nombre);
    await cook.call('POST', `/api/insumos/${supply.id}/agotado`, { agotado: false });
    await expect(page.getByText(supply.nombre)).toBeHidden();
  });
});

test('the screen and its windows have no serious finding of axe', async ({
  openAs,
  apiAs,
  broker,
  newPedido,
}) => {
  test.setTimeout(120_000);
  const id = await newPedido({ cliente: 'Accesible' });
  const voucher = await newVoucher(broker, await apiAs('admin'), { pedido_id: String(id) });
  const page = await openAs('atencion', { viewport: { width: 1366, height: 768 } });
  await expect(pedidoRow(page, id)).toBeAttached();
  await expectAccessible(page, 'the lists');
  for (const tab of [/^Enviado/, 'Hoy', /^En curso/]) {
    await page.getByRole('tab', { name: tab }).click();
    await expectAccessible(page, `the tab ${String(tab)}`);
  }
  const windows: [string, () => Promise<void>][] = [
    ['alert', () => pedidoRow(page, id).getByRole('button', { name: 'Alertar a cocina' }).click()],
    ['refill', () => pedidoRow(page, id).getByRole('button', { name: 'Pedir refill' }).click()],
    [
      'order',
      () =>
        pedidoRow(page, id)
          .getByRole('button', { name: /^Ver Pedido/ })
          .click(),
    ],
    ['review', () => voucherRow(page, voucher.id).getByRole('button', { name: 'Aprobar' }).click()],
    [
      'reject',
      () => voucherRow(page, voucher.id).getByRole('button', { name: 'Rechazar' }).click(),
    ],
    ['new order', () => page.getByRole('button', { name: 'Nuevo pedido' }).click()],
    ['upload', () => page.getByRole('button', { name: 'Subir voucher' }).click()],
  ];
  for (const [name, open] of windows) {
    await open();
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectAccessible(page, name);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
  }
});
