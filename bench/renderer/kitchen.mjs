// @ts-check
import { pause, signIn } from '../lib/broker.mjs';
import { judge, median, percentile, short } from '../lib/figures.mjs';
import { gauge, openScreen } from './page.mjs';
import { publish } from './publishing.mjs';

const cards = 60;
const alerts = 10;

/**
 * The kitchen with 60 orders and 10 alerts: what one more alert costs to show.
 * @param {{ browser: import('@playwright/test').Browser, url: string, token: string, rounds: number }} options
 */
export async function measureKitchen({ browser, url, token, rounds }) {
  await fillKitchen(url, token);
  const page = await openScreen(browser, url, 'cocina');
  await page
    .getByRole('article')
    .nth(cards - 1)
    .waitFor();
  const measure = await gauge(page);
  const script = [];
  const rendering = [];
  for (let round = 0; round < rounds; round += 1) {
    const mensaje = `medida ${round}.`;
    const before = await measure.workMs();
    // With a number of its own the alert is relayed only, and can be read by an event.
    const alerta_id = 900_000 + round;
    await publish(url, token, { ...alert(mensaje), alerta_id });
    await page.getByText(mensaje).first().waitFor();
    // A sound, a scroll, a second frame: all of it counts.
    await pause(300);
    const after = await measure.workMs();
    script.push(after.script - before.script);
    rendering.push(after.rendering - before.rendering);
    await publish(url, token, { tipo: 'alerta_leida', alerta_id, sucursal_id: 1 });
    await page.getByText(mensaje).first().waitFor({ state: 'detached' });
  }
  console.log(
    `kitchen, ${cards} cards and ${alerts} alerts, one more alert (${rounds} times): script median ` +
      `${short(median(script))} ms, worst ${short(Math.max(...script))} ms; styles and layout median ${short(median(rendering))} ms`,
  );
  judge('script for a new alert, p95', percentile(script, 0.95), '<', 50, ' ms');
  await page.context().close();
}

/** @param {string} mensaje */
function alert(mensaje) {
  return { tipo: 'alerta_cocina', mensaje, prioridad: 'alta', sucursal_id: 1 };
}

/** @param {string} url @param {string} token */
async function fillKitchen(url, token) {
  const session = await signIn(url, 'admin');
  /** @param {string} path @param {object} [body] */
  const call = async (path, body) => {
    const response = await fetch(url + path, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { authorization: `Bearer ${session}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${path} answered ${response.status}`);
    return response.json();
  };
  const { datos } = /** @type {{ datos: { id: number }[] }} */ (await call('/api/productos'));
  for (let n = 0; n < cards; n += 1) {
    const items = datos
      .slice(n % 4, (n % 4) + 4)
      .map(({ id }) => ({ producto_id: id, cantidad: 2 }));
    const order = { sucursal_id: 1, subtipo: 'whatsapp', cliente: `Cliente ${n}`, items };
    const { id } = /** @type {{ id: number }} */ (await call('/api/pedidos', order));
    await call(`/api/pedidos/${id}/aprobar`, {});
  }
  for (let n = 0; n < alerts; n += 1) await publish(url, token, alert(`de antes ${n}`));
}
