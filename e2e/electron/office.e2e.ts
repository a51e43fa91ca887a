import type { Page } from '@playwright/test';
import { startBrokerProcess } from '../../testing/brokerProcess';
import { colouredPdfOf } from '../../testing/pdf';
import { expectAccessible } from '../axe';
import { demoPassword, signIn } from '../brokerApi';
import { newVoucher } from '../vouchers';
import { expect, test } from './desktopApp';

async function enterAs(page: Page, usuario: string): Promise<void> {
  await page.getByLabel('Usuario').fill(usuario);
  await page.getByLabel('Contraseña', { exact: true }).fill(demoPassword);
  await page.getByRole('button', { name: 'Entrar' }).click();
}

test('counter and owner work at the desktop: an order is approved, watched, and this computer is set', async ({
  launch,
}) => {
  const broker = await startBrokerProcess({
    env: { CAMPANA_DEMO: '1', CAMPANA_LOG_LEVEL: 'warn' },
  });
  try {
    const admin = await signIn(broker, 'admin');
    const products = await admin.call<{ datos: { id: number }[] }>('GET', '/api/productos');
    const { page } = await launch({ env: { CAMPANA_SERVER_URL: broker.url } });
    await enterAs(page, 'atencion');
    const { id } = await admin.call<{ id: number }>('POST', '/api/pedidos', {
      sucursal_id: 1,
      subtipo: 'whatsapp',
      cliente: 'En la computadora',
      items: [{ producto_id: products.datos[0]!.id, cantidad: 1 }],
    });
    const row = page.getByRole('listitem', { name: new RegExp(`^Pedido #${id}\\b`) });
    await row.getByRole('button', { name: 'Aprobar' }).click();
    await expect(row).toBeHidden();
    // An approval can be taken back for a moment before it is done.
    await expect
      .poll(async () => (await admin.call('GET', `/api/pedidos/${id}`))['estado'])
      .toBe('EN_PREPARACION');
    await expectAccessible(page, 'Atención at the desktop');

    const pdf = colouredPdfOf(['0 0.5 0']);
    const voucher = await newVoucher(broker, admin, { sucursal_id: '1' }, pdf);
    const name = `Voucher #${voucher.id}`;
    await page
      .getByRole('listitem', { name: new RegExp(`^${name}\\b`) })
      .getByRole('button', { name: 'Aprobar' })
      .click();
    await expect(page.getByRole('img', { name: `Comprobante de ${name}` })).toBeVisible();
    await page.keyboard.press('Escape');

    const account = page.locator('[aria-haspopup=menu]').last();
    await account.click();
    await page.getByRole('menuitem', { name: 'Esta computadora…' }).click();
    await expect(page.getByRole('dialog', { name: 'Esta computadora' })).toBeVisible();
    await expectAccessible(page, 'the settings of this computer');
    await page.keyboard.press('Escape');
    await account.click();
    await page.getByRole('menuitem', { name: 'Cerrar sesión' }).click();

    await enterAs(page, 'admin');
    await expect(page.getByRole('tab', { name: 'Eventos en vivo' })).toBeVisible();
    await page.getByRole('tab', { name: 'Eventos en BD' }).click();
    await expect(
      page.getByRole('row').filter({ hasText: 'pedido_aprobado' }).first(),
    ).toBeVisible();
    await page.getByRole('tab', { name: 'Estadísticas' }).click();
    await expectAccessible(page, 'the statistics at the desktop');
  } finally {
    await broker.stop();
  }
});
