import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from './axe';
import { expect, test } from './fixtures';
import { colouredPdfOf, lockedPdfOf } from '../testing/pdf';
import { newPicture, newVoucher } from './vouchers';

const startsWith = (label: string) => new RegExp(`^${label}\\b`);
const pedidoRow = (page: Page, id: number): Locator =>
  page.getByRole('listitem', { name: startsWith(`Pedido #${id}`) });
const voucherRow = (page: Page, id: number): Locator =>
  page.getByRole('listitem', { name: startsWith(`Voucher #${id}`) });
const operation = () => `E2E${Date.now()}${Math.floor(Math.random() * 1e6)}`;

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

/** The colour in the middle of a picture that is shown; null before it is there. */
function colourIn(picture: Locator): Promise<number[] | null> {
  return picture.evaluate((image: HTMLImageElement) => {
    const pencil = new OffscreenCanvas(1, 1).getContext('2d');
    if (!image.complete || pencil === null) return null;
    pencil.drawImage(image, image.naturalWidth / 2, image.naturalHeight / 2, 1, 1, 0, 0, 1, 1);
    return [...pencil.getImageData(0, 0, 1, 1).data].slice(0, 3);
  });
}

test.describe('vouchers', () => {
  test('are approved only once the money was seen, and the next one opens by itself', async ({
    openAs,
    newPedido,
    apiAs,
    broker,
  }) => {
    const admin = await apiAs('admin');
    const send = async () => {
      const pedido_id = String(await newPedido());
      return newVoucher(broker, admin, { pedido_id, monto: '1.00', operacion: operation() });
    };
    const [first, second] = [await send(), await send()];
    const page = await openAs('atencion');
    await voucherRow(page, first.id).getByRole('button', { name: 'Aprobar' }).click();
    const review = page.getByRole('dialog', { name: `Revisar Voucher #${first.id}` });
    await expect(
      review.getByRole('img', { name: `Comprobante de Voucher #${first.id}` }),
    ).toBeVisible();
    await expect(review.getByText(/^Faltan S\//)).toBeVisible();
    await expect(review.getByRole('button', { name: 'Aprobar' })).toBeDisabled();

    // The key leads to what is missing instead of doing it.
    await page.keyboard.press('a');
    await expect(review.getByLabel('Vi el dinero en la cuenta')).toBeFocused();
    await page.keyboard.press('Space');
    await page.keyboard.press('a');

    const next = page.getByRole('dialog', { name: `Revisar Voucher #${second.id}` });
    await expect(next).toBeVisible();
    await expect(next.getByLabel('Vi el dinero en la cuenta')).not.toBeChecked();
    expect(await admin.call('GET', `/api/vouchers/${first.id}`)).toMatchObject({
      estado: 'APROBADO',
      validado_por_nombre: 'Ana Quispe',
    });
    await expect(voucherRow(page, first.id)).toHaveCount(0);

    // Closed before the answer is there, the review stays closed.
    let answer = (): void => undefined;
    const held = new Promise<void>((resolve) => (answer = resolve));
    await page.route(`**/api/vouchers/${second.id}/aprobar`, async (route) => {
      await held;
      await route.continue();
    });
    await next.getByLabel('Vi el dinero en la cuenta').check();
    await page.keyboard.press('a');
    await page.keyboard.press('Escape');
    await expect(next).toBeHidden();
    answer();
    await expect(page.getByText(`Voucher #${second.id} aprobado.`)).toBeVisible();
    await expect(page.getByRole('dialog')).toBeHidden();
  });

  test('a used operation is shown with its order, and rejected with a reason', async ({
    openAs,
    newPedido,
    apiAs,
    broker,
  }) => {
    const admin = await apiAs('admin');
    const operacion = operation();
    const used = await newPedido();
    const original = await newVoucher(broker, admin, { pedido_id: String(used), operacion });
    const copy = await newVoucher(broker, admin, { operacion: `${operacion} ` });
    const page = await openAs('atencion');
    await expect(voucherRow(page, copy.id)).toContainText(
      `Operación ya usada en Voucher #${original.id}`,
    );
    await voucherRow(page, copy.id)
      .getByRole('button', { name: `Revisar Voucher #${copy.id}` })
      .click();
    const review = page.getByRole('dialog', { name: `Revisar Voucher #${copy.id}` });
    await expect(
      review.getByRole('listitem').filter({ hasText: 'Operación: falla' }),
    ).toContainText(`para Pedido #${used}`);
    await page.keyboard.press('r');
    const reject = page.getByRole('dialog', { name: /rechaza/ });
    await reject.getByRole('button', { name: 'Operación ya usada' }).click();
    await expect(reject.getByLabel('Motivo')).toHaveValue('Operación ya usada');
    await reject.getByRole('button', { name: 'Rechazar' }).click();
    await expect(reject).toBeHidden();
    expect(await admin.call('GET', `/api/vouchers/${copy.id}`)).toMatchObject({
      estado: 'RECHAZADO',
      motivo: 'Operación ya usada',
    });
  });

  test('one that somebody else decides meanwhile says who and makes room for the next', async ({
    openAs,
    apiAs,
    broker,
  }) => {
    const admin = await apiAs('admin');
    const first = await newVoucher(broker, admin, { operacion: operation(), sucursal_id: '1' });
    const second = await newVoucher(broker, admin, { operacion: operation(), sucursal_id: '1' });
    const page = await openAs('atencion');
    await voucherRow(page, first.id).getByRole('button', { name: 'Aprobar' }).click();
    await page.getByLabel('Vi el dinero en la cuenta').check();
    await admin.call('POST', `/api/vouchers/${first.id}/rechazar`, { motivo: 'No se ve' });
    await expect(
      page.getByText(new RegExp(`Voucher #${first.id} ya fue rechazado por Andrés Paredes`)),
    ).toBeVisible();
    const next = page.getByRole('dialog', { name: `Revisar Voucher #${second.id}` });
    await expect(next.getByLabel('Vi el dinero en la cuenta')).not.toBeChecked();
  });

  test('that are PDFs are drawn page by page, and one that cannot be says why', async ({
    openAs,
    apiAs,
    broker,
  }) => {
    const admin = await apiAs('admin');
    const pdf = colouredPdfOf(['0 0.5 0', '0.5 0 0.5']);
    const { id } = await newVoucher(broker, admin, { sucursal_id: '1' }, pdf);
    const page = await openAs('atencion', { viewport: { width: 1366, height: 768 } });
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    const review = page.getByRole('dialog', { name: `Revisar Voucher #${id}` });
    const open = () => voucherRow(page, id).getByRole('button', { name: 'Aprobar' }).click();
    await open();
    const drawn = review.getByRole('img', { name: `Comprobante de Voucher #${id}` });
    await expect.poll(() => colourIn(drawn)).toEqual([0, 128, 0]);
    await review.getByRole('button', { name: 'Acercar' }).click();
    await review.getByRole('button', { name: 'Girar a la derecha' }).click();
    await expect(review.getByText('Página 1 de 2')).toBeVisible();
    await review.getByRole('button', { name: 'Página siguiente' }).click();
    await expect.poll(() => colourIn(drawn)).toEqual([128, 0, 128]);
    await expect(review.getByRole('button', { name: 'Página siguiente' })).toBeDisabled();
    await expect(review.getByRole('link', { name: 'Guardar el PDF' })).toBeVisible();
    expect(complaints).toEqual([]);

    for (const [body, sentence] of [
      [lockedPdfOf(), 'protegido con una contraseña'],
      [pdf.subarray(0, 40), 'dañado o incompleto'],
    ] as const) {
      await page.route(`**/api/vouchers/${id}/imagen`, (route) =>
        route.fulfill({ body, contentType: 'application/pdf' }),
      );
      await page.reload();
      await open();
      await expect(review).toContainText(sentence);
    }
    await admin.call('POST', `/api/vouchers/${id}/rechazar`, { motivo: 'Era una prueba' });
  });

  test('are taken in by hand, from a file', async ({ openAs, newPedido, apiAs }) => {
    const id = await newPedido({ cliente: 'Paga después' });
    const page = await openAs('atencion');
    await page.getByRole('button', { name: 'Subir voucher' }).click();
    const dialog = page.getByRole('dialog', { name: 'Subir voucher' });
    await dialog.getByRole('button', { name: 'Subir' }).click();
    await expect(dialog.getByText('Falta la imagen.')).toBeVisible();
    await dialog.locator('input[type=file]').setInputFiles({
      ...{ name: 'yape.png', mimeType: 'image/png' },
      buffer: await newPicture(),
    });
    await dialog.getByLabel('Pedido', { exact: true }).fill(String(id));
    await page.getByRole('option', { name: startsWith(`Pedido #${id}`) }).click();
    await dialog.getByLabel('Monto del voucher').fill('12,50');
    await dialog.getByLabel('Medio de pago').fill('Yape');
    await dialog.getByRole('button', { name: 'Subir' }).click();
    await expect(dialog).toBeHidden();
    await expect(
      page.getByRole('listitem', { name: new RegExp(`^Voucher #\\d+, S/\\s12\\.50.*#${id}`) }),
    ).toBeVisible();
    const admin = await apiAs('admin');
    const { datos } = await admin.call<{ datos: object[] }>('GET', '/api/vouchers?limite=1');
    expect(datos[0]).toMatchObject({
      pedido_id: id,
      monto: 12.5,
      medio: 'Yape',
      tiene_imagen: true,
    });
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
