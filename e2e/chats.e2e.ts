import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import sharp from 'sharp';
import { startBrokerProcess, type BrokerProcess } from '../testing/brokerProcess';
import { startGraphStandIn, type GraphStandIn } from '../testing/whatsapp/graphStandIn';
import {
  deliver,
  messagesWebhook,
  standInPhoneNumberId,
  statusWebhook,
  textMessage,
  type MetaMessage,
} from '../testing/whatsapp/webhooks';
import { signIn } from './brokerApi';
import { expect, test } from './fixtures';

const appSecret = 'the secret of the app, as tests have it';

let graph: GraphStandIn;
let broker: BrokerProcess;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  graph = await startGraphStandIn();
  broker = await startBrokerProcess({
    env: {
      CAMPANA_DEMO: '1',
      CAMPANA_LOG_LEVEL: 'warn',
      CAMPANA_WHATSAPP_APP_SECRET: appSecret,
      CAMPANA_WHATSAPP_TOKEN: graph.token,
      CAMPANA_WHATSAPP_GRAPH_URL: graph.url,
    },
  });
  const admin = await signIn(broker, 'admin');
  await admin.call('PATCH', '/api/sucursales/1/whatsapp', {
    phone_number_id: standInPhoneNumberId,
  });
});

test.afterAll(async () => {
  await broker.stop();
  await graph.close();
});

/** A customer writes; each test has one of its own. */
async function write(from: string, name: string, ...messages: MetaMessage[]): Promise<void> {
  const whole = messagesWebhook(
    messages.map((message) => ({ ...message, from })),
    { name },
  );
  expect((await deliver(broker.url, appSecret, whole)).status).toBe(200);
}

const row = (page: Page, name: string): Locator =>
  page.getByRole('listitem', { name: new RegExp(`^${name}`) });
const card = (page: Page, label: string, customer: string): Locator =>
  row(page, label).filter({ hasText: customer });

test('words of a customer become a draft, the draft an order, and the conversation lies beside it', async ({
  openAs,
}) => {
  const page = await openAs('atencion', { broker, viewport: { width: 1366, height: 768 } });
  await write('51900000001', 'Rocío', textMessage('3 pasteles de acelga, 2 hamburguesas clásicas'));
  const draft = card(page, 'Borrador #', 'Rocío');
  await expect(draft.locator('mark')).toContainText('acelga');

  await draft.getByRole('button', { name: 'Revisar y confirmar' }).click();
  const dialog = page.getByRole('dialog', { name: /^Borrador #/ });
  await dialog.getByRole('button', { name: 'Uno más de Hamburguesa clásica' }).click();
  await write('51900000001', 'Rocío', textMessage('bien cocidas, por favor'));
  const more = dialog.getByRole('alert').filter({ hasText: 'El cliente escribió algo más.' });
  await expect(more).toContainText('bien cocidas, por favor');
  await dialog.getByRole('button', { name: 'Confirmar pedido' }).click();
  await expect(dialog.getByRole('alert')).toHaveText([
    /^El cliente escribió algo más/,
    'Antes de confirmar, elija arriba qué hacer con lo que el cliente agregó.',
  ]);
  await more.getByRole('button', { name: 'Seguir con mis líneas' }).click();
  await dialog.getByRole('button', { name: 'Confirmar pedido' }).click();
  await expect(draft).toHaveCount(0);
  const order = card(page, 'Pedido #', 'Rocío');
  await expect(order).toContainText('3 × Hamburguesa clásica');

  await order.getByRole('button', { name: /^Ver Pedido/ }).click();
  const messages = page.getByRole('dialog').getByRole('log', { name: 'Mensajes' });
  await expect(messages).toContainText('3 pasteles de acelga, 2 hamburguesas clásicas');
  await page.getByLabel('Respuesta', { exact: true }).fill('Acelga no tenemos 😊');
  await page.keyboard.press('Enter');
  const answer = messages.getByRole('listitem').filter({ hasText: 'Acelga no tenemos' });
  await expect(answer).toContainText('Enviado');
  const sent = graph.sent.find(({ text }) => text.startsWith('Acelga'));
  await deliver(broker.url, appSecret, statusWebhook(sent?.id ?? '', 'read'));
  await expect(answer).toContainText('Leído');
});

test('who could not be told stays on the screen until the answer arrives', async ({ openAs }) => {
  const page = await openAs('atencion', { broker, viewport: { width: 1366, height: 768 } });
  await write('51900000002', 'Bruno', textMessage('¿Hasta qué hora atienden?'));
  await page.getByRole('tab', { name: /^Chats/ }).click();
  await page.getByRole('button', { name: /^Bruno/ }).click();
  graph.behave('window-closed');
  await page.getByLabel('Respuesta', { exact: true }).fill('Hasta las once');
  await page.keyboard.press('Enter');
  const chip = page.getByRole('button', { name: /^No se pudo avisar/, includeHidden: true });
  await expect(chip).toHaveCount(1);
  await page.getByRole('dialog').getByRole('button', { name: 'Cerrar' }).click();
  graph.behave('well');
  await chip.click();
  const failed = page.getByRole('dialog', { name: 'No se pudo avisar' });
  await expect(failed.getByRole('listitem', { name: /^Bruno/ })).toContainText('24 horas');
  await failed.getByRole('button', { name: 'Reintentar' }).click();
  await expect(failed).toContainText('Todos los clientes están avisados');
  await expect.poll(() => graph.sent.some(({ text }) => text === 'Hasta las once')).toBe(true);
});

test('a picture without an order is linked by hand and becomes its voucher', async ({ openAs }) => {
  const page = await openAs('atencion', { broker, viewport: { width: 1366, height: 768 } });
  const picture = await sharp({
    create: { width: 200, height: 300, channels: 3, background: '#74208c' },
  })
    .jpeg()
    .toBuffer();
  const id = graph.addMedia(picture, 'image/jpeg');
  await write('51900000003', 'Carmen', { type: 'image', image: { id, mime_type: 'image/jpeg' } });
  const images = card(page, '1 imagen por vincular', 'Carmen');
  await images.getByRole('button', { name: 'Vincular a un pedido' }).click();
  const chat = page.getByRole('dialog', { name: 'Carmen' });
  await expect(chat.getByRole('button', { name: 'Ver la imagen' }).locator('img')).toBeVisible();
  await chat.getByRole('button', { name: 'Vincular a un pedido' }).click();
  await page.getByLabel('Otro pedido').fill('#11');
  await page.getByRole('option', { name: /^Pedido #11/ }).click();
  await page.getByRole('button', { name: 'Vincular', exact: true }).click();
  await expect(chat.getByRole('button', { name: /^Ver Voucher #/ })).toBeVisible();
  await chat.getByRole('button', { name: 'Cerrar' }).click();
  await expect(images).toHaveCount(0);
});

test('pasted words are read, mended and confirmed, a colleague’s too; the windows have no serious finding of axe', async ({
  openAs,
}) => {
  const page = await openAs('atencion', { broker, viewport: { width: 1366, height: 768 } });
  const colleague = await signIn(broker, 'atencion');
  const pasted = { texto: '2 limonadas', cliente: 'Hugo' };
  const { id } = await colleague.call<{ id: number }>('POST', '/api/borradores', pasted);
  await expect(card(page, 'Borrador #', 'Hugo')).toBeVisible();
  await colleague.call('POST', `/api/borradores/${id}/descartar`);
  await expect(card(page, 'Borrador #', 'Hugo')).toHaveCount(0);
  await page.getByRole('button', { name: 'Nuevo pedido' }).click();
  await page.getByRole('button', { name: 'Pegar texto' }).click();
  await page.getByLabel('Texto del cliente').fill('1 inca kola\n3 ceviches mixtos');
  await page.getByRole('button', { name: 'Leer pedido' }).click();
  const dialog = page.getByRole('dialog', { name: /^Borrador #/ });
  await expect(dialog.getByText(/^Sin reconocer/)).toBeVisible();
  const serious = async () =>
    (await new AxeBuilder({ page }).include('[role=dialog]').analyze()).violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
  expect(await serious()).toEqual([]);
  await dialog.getByLabel('Cliente o mesa').fill('Elena');
  await dialog.getByRole('button', { name: 'Confirmar pedido' }).click();
  await expect(card(page, 'Pedido #', 'Elena')).toBeVisible();
  await page.getByRole('tab', { name: /^Chats/ }).click();
  await page.getByRole('list', { name: 'Conversaciones' }).getByRole('button').first().click();
  await page.getByRole('log', { name: 'Mensajes' }).waitFor();
  expect(await serious()).toEqual([]);
});
