import { asService } from './brokerApi';
import { expect, test } from './fixtures';
import { alert, choose, liveList, newest, open, search } from './monitorScreen';

test.describe('live events', () => {
  test('an event is there with its JSON and its way, down to who confirmed it', async ({
    openAs,
    broker,
  }) => {
    const cook = await openAs('cocina');
    const page = await openAs('admin');
    await open(page, 'Eventos en vivo');
    await alert(await asService(broker), 'El horno no calienta');
    await expect(newest(page)).toContainText('El horno no calienta');
    await newest(page).getByRole('button').click();

    const detail = page.getByRole('dialog', { name: /^Evento #\d+$/ });
    await expect(detail.getByText('"mensaje": "El horno no calienta"')).toBeVisible();
    await expect(detail.getByText('Guardado en la base de datos')).toBeVisible();
    await expect(detail.getByText('Enviado a 2 pantallas')).toBeVisible();
    await expect(detail.getByText('Confirmado por Rosa Huamán')).toBeVisible();
    await expect(cook.getByText('El horno no calienta').first()).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(detail).toBeHidden();
  });

  test('the list stands still while it is read, says how many came, and goes on at one touch', async ({
    openAs,
    broker,
  }) => {
    const program = await asService(broker);
    const page = await openAs('admin');
    await open(page, 'Eventos en vivo');
    await search(page, 'lectura');
    for (let index = 1; index <= 30; index += 1) await alert(program, `Lectura ${index}`);
    await expect(newest(page)).toContainText('Lectura 30');
    await liveList(page).hover();
    await page.mouse.wheel(0, -600);
    const back = page.getByRole('button', { name: /nuevos?$|^Volver a lo último$/ });
    await expect(back).toBeVisible();
    const standing = await liveList(page).getByRole('listitem').allTextContents();

    await alert(program, 'Lectura aparte 1');
    await alert(program, 'Lectura aparte 2');
    await expect(back).toHaveText('2 eventos nuevos');
    expect(await liveList(page).getByRole('listitem').allTextContents()).toEqual(standing);

    await back.click();
    await expect(newest(page)).toContainText('Lectura aparte 2');
    await expect(back).toBeHidden();

    await page.getByRole('button', { name: 'Pausar' }).click();
    await alert(program, 'Lectura en pausa');
    await expect(back).toHaveText('1 evento nuevo');
    await page.getByRole('button', { name: 'Reanudar' }).click();
    await expect(newest(page)).toContainText('Lectura en pausa');
  });

  test('type and text leave only what fits, and are kept while another tab is open', async ({
    openAs,
    broker,
  }) => {
    const program = await asService(broker);
    const page = await openAs('admin');
    await open(page, 'Eventos en vivo');
    await alert(program, 'Falta ají amarillo');
    await program.call('POST', '/broadcast', {
      tipo: 'voucher_aprobado',
      voucher_id: 1,
      sucursal_id: 1,
    });
    await expect(liveList(page).getByText('voucher_aprobado').first()).toBeVisible();
    await search(page, 'AJI amarillo');
    await expect(liveList(page).getByRole('listitem')).toHaveCount(1);
    await expect(newest(page)).toContainText('Falta ají amarillo');
    await open(page, 'Pantallas');
    await open(page, 'Eventos en vivo');
    await expect(page.getByLabel('Buscar en los eventos')).toHaveValue('AJI amarillo');
    await choose(page, 'Tipo', /^Voucher aprobado/);
    await page.keyboard.press('Escape');
    await expect(page.getByText('Ningún evento pasa los filtros.')).toBeVisible();
    await page.getByRole('button', { name: 'Quitar filtros' }).click();
    // The list is whole again and follows its end. What was sent first may lie above what is in view by now:
    // alerts of other tests that nobody confirms are sent again all the time.
    await expect(page.getByText(/^\d+ eventos en memoria$/)).toBeVisible();
    await alert(program, 'Después de los filtros');
    await expect(liveList(page).getByText('Después de los filtros')).toBeInViewport();
    await expect(page.getByRole('button', { name: /nuevos?$|^Volver a lo último$/ })).toBeHidden();
  });

  test('a flood of events costs a handful of rows, and the newest is in view', async ({
    openAs,
    broker,
  }) => {
    const program = await asService(broker);
    const page = await openAs('admin');
    await open(page, 'Eventos en vivo');
    for (let batch = 0; batch < 24; batch += 1) {
      await Promise.all(
        Array.from({ length: 50 }, (_value, index) =>
          program.call('POST', '/broadcast', {
            tipo: 'pedido_actualizado',
            pedido_id: batch * 50 + index + 1_000_000,
            sucursal_id: 2_000_000,
          }),
        ),
      );
    }
    await alert(program, 'Después de la avalancha');
    await expect(newest(page)).toContainText('Después de la avalancha');
    await expect(newest(page)).toBeInViewport();
    await expect(page.getByText('1000 eventos en memoria')).toBeVisible();
    expect(await liveList(page).getByRole('listitem').count()).toBeLessThan(60);
  });
});
