import { expectAccessible } from './axe';
import { demoPassword } from './brokerApi';
import { expect, test } from './fixtures';

test('somebody signs in by keyboard alone; a wrong password is said and costs no typing of the name', async ({
  page,
  broker,
}) => {
  await page.goto(broker.url);
  await expect(page.getByLabel('Usuario')).toBeFocused();
  await expectAccessible(page, 'the login');
  await page.keyboard.type('atencion');
  await page.keyboard.press('Tab');
  await page.keyboard.type('no es esta');
  await page.keyboard.press('Enter');
  const failure = page.getByRole('alert').filter({ hasText: 'no son correctos' });
  await expect(failure).toBeVisible();
  await expect(page.getByLabel('Usuario')).toHaveValue('atencion');
  await expectAccessible(page, 'the login after a wrong password');

  await page.getByLabel('Contraseña').focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(demoPassword);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Pedidos pendientes' })).toBeVisible();
});

test('who signs out is at the login, and the way back does not let them in', async ({ openAs }) => {
  const page = await openAs('atencion');
  await page.locator('[aria-haspopup=menu]').last().click();
  await page.getByRole('menuitem', { name: 'Cerrar sesión' }).click();
  await expect(page.getByRole('heading', { name: 'Entrar a Campana' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Entrar a Campana' })).toBeVisible();
  await page.goBack().catch(() => null);
  await expect(page.getByRole('heading', { name: 'Pedidos pendientes' })).toBeHidden();
});

test('language and look are chosen once and kept, also over a reload', async ({
  openAs,
  newPedido,
}) => {
  await newPedido();
  const page = await openAs('atencion');
  const background = () =>
    page.evaluate(() => getComputedStyle(document.body).backgroundColor.match(/\d+/g)!.map(Number));
  const [paper = 0] = await background();
  await page.locator('[aria-haspopup=menu]').last().click();
  await page.getByRole('menuitem', { name: 'Oscuro' }).click();
  await page.getByRole('menuitem', { name: 'English' }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: 'Pending orders' })).toBeVisible();
  const [charcoal = 255] = await background();
  expect(charcoal).toBeLessThan(paper - 100);

  await page.reload();
  await expect(page.getByRole('heading', { name: 'Pending orders' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  expect((await background())[0]).toBe(charcoal);
  await expectAccessible(page, 'Atención in the dark, in English');
});
