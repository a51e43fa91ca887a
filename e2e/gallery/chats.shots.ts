import sharp from 'sharp';
import { startGraphStandIn } from '../../testing/whatsapp/graphStandIn';
import {
  deliver,
  messagesWebhook,
  standInPhoneNumberId,
  textMessage,
  type MetaMessage,
} from '../../testing/whatsapp/webhooks';
import { signIn } from '../brokerApi';
import { stage } from './stage';

const appSecret = 'the secret of the app, for pictures';

stage.use({ restaurantName: 'chats', restaurantEnv: { CAMPANA_WHATSAPP_APP_SECRET: appSecret } });

stage(
  'conversations, drafts and settings of WhatsApp',
  async ({ stage: { broker, open, shoot } }) => {
    // Only to keep a picture: this broker has no token, so nothing is fetched and nothing leaves.
    const graph = await startGraphStandIn();
    const picture = await sharp({
      create: { width: 300, height: 500, channels: 3, background: '#74208c' },
    })
      .jpeg()
      .toBuffer();
    const media = graph.addMedia(picture, 'image/jpeg');
    const admin = await signIn(broker, 'admin');
    const settings = { phone_number_id: standInPhoneNumberId };
    await admin.call('PATCH', '/api/sucursales/1/whatsapp', settings);
    const write = async (from: string, name: string, ...messages: MetaMessage[]) => {
      const from_ = messages.map((message) => ({ ...message, from }));
      await deliver(broker.url, appSecret, messagesWebhook(from_, { name }));
    };
    await write('51900000001', 'Rocío Salas', textMessage('Hola, buenas noches'));
    await write(
      '51900000001',
      'Rocío Salas',
      textMessage('2 hamburguesas clásicas sin cebolla, 1 inca kola y un pastel de acelga'),
    );
    await write('51900000002', 'Bruno Díaz', {
      type: 'location',
      location: { latitude: -12.121, longitude: -77.03, name: 'Casa', address: 'Av. Larco 1150' },
    });
    await write('51900000002', 'Bruno Díaz', {
      type: 'image',
      image: { id: media, mime_type: 'image/jpeg', caption: 'ya yapeé' },
    });

    const page = await open('atencion', { size: 'counter' });
    const draft = page.getByRole('listitem', { name: /^Borrador #/ }).first();
    await draft.scrollIntoViewIfNeeded();
    await shoot(page, 'atencion-borrador');
    await draft.getByRole('button', { name: 'Revisar y confirmar' }).click();
    await page.getByRole('dialog').waitFor();
    await shoot(page, 'atencion-borrador-revisar');
    await page.getByRole('dialog').getByRole('button', { name: 'Confirmar pedido' }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    const order = page.getByRole('listitem', { name: /^Pedido #\d+, Rocío/ });
    await order.getByRole('button', { name: /^Ver Pedido/ }).click();
    await page.getByRole('log', { name: 'Mensajes' }).waitFor();
    await shoot(page, 'atencion-conversacion-pedido');
    await page.keyboard.press('Escape');
    await page.getByRole('tab', { name: /^Chats/ }).click();
    await page.getByRole('button', { name: /^Bruno/ }).click();
    await page.getByRole('log', { name: 'Mensajes' }).waitFor();
    await shoot(page, 'atencion-conversacion');

    const monitor = await open('admin', { size: 'counter' });
    await monitor.getByRole('tab', { name: 'Sucursal' }).click();
    await monitor.getByRole('heading', { name: 'WhatsApp' }).scrollIntoViewIfNeeded();
    await shoot(monitor, 'monitor-whatsapp');
    await graph.close();
  },
);
