// @ts-check
import { createHmac, randomUUID } from 'node:crypto';
import WebSocket from 'ws';
import { dataFolder, pause, percentile, signIn, startBroker } from './lib/broker.mjs';
import { ensureBuilt } from '../scripts/lib/build.mjs';
import { ensureInstalled } from '../scripts/lib/install.mjs';

// npm run bench:whatsapp [-- messages-a-second seconds]: signed webhooks in a steady stream, each timed from
// the moment it is sent to the event on a screen of the counter. Then every message is looked for: none may
// be missing, none there twice. `-- 100 60` is the minute of the promise; the usual run is a short one.
const rate = Number(process.argv[2] ?? 100);
const seconds = Number(process.argv[3] ?? 10);
const total = rate * seconds;
const secret = 'campana-demo';
const giveUpMs = 120_000;

await ensureInstalled();
await ensureBuilt({ screens: false });
const folder = dataFolder();
const broker = await startBroker(folder.path, { CAMPANA_DEMO: '1' });
try {
  const token = await signIn(broker.url, 'atencion');
  const seenAt = await watch(token);
  // The first request of a process compiles what the others use.
  await deliver('51800000000', 'hola');
  const sent = await stream();
  const deadline = performance.now() + giveUpMs;
  while (seenAt.size < total + 1 && performance.now() < deadline) await pause(20);
  const stored = await storedOnce(token);
  const latencies = stored.flatMap(({ id, telefono }) => {
    const [seen, began] = [seenAt.get(id), sent.began.get(telefono)];
    return seen === undefined || began === undefined ? [] : [seen - began];
  });
  const ms = (/** @type {number[]} */ values, /** @type {number} */ share) =>
    `${percentile(values, share).toFixed(0)} ms`;
  console.log(
    `${rate} messages/s for ${seconds} s: ${total} sent, ${sent.refused} refused, ${latencies.length} stored once and seen`,
  );
  console.log(
    `webhook to screen: p50 ${ms(latencies, 0.5)}, p95 ${ms(latencies, 0.95)}, p99 ${ms(latencies, 0.99)}`,
  );
  console.log(
    `webhook answered:  p50 ${ms(sent.answers, 0.5)}, p95 ${ms(sent.answers, 0.95)}, most ${ms(sent.answers, 1)}`,
  );
  if (latencies.length !== total) process.exitCode = 1;
} finally {
  await broker.stop();
  folder.remove();
}
process.exit();

/** A screen of the counter; answers when each conversation was first heard of. @param {string} token */
async function watch(token) {
  /** @type {Map<number, number>} */
  const seenAt = new Map();
  const socket = new WebSocket(`${broker.url.replace('http', 'ws')}/ws`);
  await new Promise((resolve) => socket.once('open', resolve));
  socket.on('message', (/** @type {Buffer} */ data) => {
    const frame = JSON.parse(data.toString('utf8'));
    if (frame.tipo === 'conversacion_actualizada' && !seenAt.has(frame.conversacion_id)) {
      seenAt.set(frame.conversacion_id, performance.now());
    }
  });
  const greeted = new Promise((resolve) => socket.once('message', resolve));
  socket.send(JSON.stringify({ tipo: 'hola', token }));
  await greeted;
  return seenAt;
}

/** One customer for each message, so that a conversation's event is that message's. */
async function stream() {
  /** @type {Map<string, number>} */
  const began = new Map();
  /** @type {number[]} */
  const answers = [];
  let refused = 0;
  const start = performance.now();
  const deliveries = [];
  for (let index = 0; index < total; index += 1) {
    const wait = start + (index * 1000) / rate - performance.now();
    if (wait > 1) await pause(wait);
    const phone = String(51_900_000_000 + index);
    began.set(phone, performance.now());
    deliveries.push(
      deliver(phone, `2 papas fritas y 1 inca kola (${index})`).then((ok) => {
        answers.push(performance.now() - (began.get(phone) ?? 0));
        if (!ok) refused += 1;
      }),
    );
  }
  await Promise.all(deliveries);
  return { began, answers, refused };
}

/** Delivers one text as Meta does. @param {string} from @param {string} text */
async function deliver(from, text) {
  const message = {
    id: `wamid.${randomUUID()}`,
    from,
    timestamp: String(Math.floor(Date.now() / 1000)),
    type: 'text',
    text: { body: text },
  };
  const value = {
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: '51900000000', phone_number_id: '100000000000001' },
    contacts: [{ wa_id: from, profile: { name: 'Cliente' } }],
    messages: [message],
  };
  const body = JSON.stringify({
    object: 'whatsapp_business_account',
    entry: [{ id: '1', changes: [{ field: 'messages', value }] }],
  });
  const signature = `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
  const response = await fetch(`${broker.url}/webhooks/whatsapp`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-hub-signature-256': signature },
    body,
  });
  await response.arrayBuffer();
  return response.ok;
}

/** The conversations that hold exactly one message. @param {string} token */
async function storedOnce(token) {
  /** @type {{ id: number, telefono: string, sin_leer: number }[]} */
  const all = [];
  let from = '';
  for (;;) {
    const response = await fetch(`${broker.url}/api/conversaciones?limite=500${from}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const page = /** @type {{ datos: typeof all, siguiente: number | null }} */ (
      await response.json()
    );
    all.push(...page.datos);
    if (page.siguiente === null) break;
    from = `&desde_orden=${page.siguiente}`;
  }
  return all.filter(({ sin_leer }) => sin_leer === 1);
}
