import type { Locator } from '@playwright/test';
import { colouredPdfOf, lockedPdfOf } from '../testing/pdf';
import { expect, test } from './fixtures';
import { startsWith, voucherRow } from './pendingRows';
import { newPicture, newVoucher } from './vouchers';

const operation = () => `E2E${Date.now()}${Math.floor(Math.random() * 1e6)}`;

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

/** The colour in the middle of a picture that is shown; null before it is there. */
function colourIn(picture: Locator): Promise<number[] | null> {
  return picture.evaluate((image: HTMLImageElement) => {
    const pencil = new OffscreenCanvas(1, 1).getContext('2d');
    if (!image.complete || pencil === null) return null;
    pencil.drawImage(image, image.naturalWidth / 2, image.naturalHeight / 2, 1, 1, 0, 0, 1, 1);
    return [...pencil.getImageData(0, 0, 1, 1).data].slice(0, 3);
  });
}
