// @ts-check
import { connect } from 'node:net';

/**
 * One caller: a connection that stays open, with one request at a time on it.
 * @typedef {object} Caller
 * @property {(body: string) => Promise<void>} post resolves when the server accepted the event
 * @property {() => void} close
 */

/**
 * Opens a caller that posts over HTTP/1.1, written by hand: it costs a fraction of a full client.
 * @param {number} port
 * @param {string} path
 * @param {string} token
 * @returns {Promise<Caller>}
 */
export function openHttpCaller(port, path, token) {
  const head =
    `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Type: application/json\r\n` +
    `Authorization: Bearer ${token}\r\nContent-Length: `;
  return openCaller(
    port,
    (body) => `${head}${Buffer.byteLength(body)}\r\n\r\n${body}`,
    (text) => {
      const headEnd = text.indexOf('\r\n\r\n');
      if (headEnd < 0) return 'more';
      const length = Number(/content-length: (\d+)/i.exec(text)?.[1] ?? 0);
      if (text.length < headEnd + 4 + length) return 'more';
      return /^HTTP\/1\.1 20\d/.test(text) ? 'accepted' : 'refused';
    },
  );
}

/**
 * Opens a caller that publishes to NATS and waits for the server to have taken the message.
 * @param {number} port
 */
export async function openNatsCaller(port) {
  const caller = await openCaller(
    port,
    (body) => `PUB bench ${Buffer.byteLength(body)}\r\n${body}\r\nPING\r\n`,
    (text) => (text.includes('PONG\r\n') ? 'accepted' : 'more'),
  );
  return caller;
}

/**
 * @param {number} port
 * @param {(body: string) => string} request
 * @param {(text: string) => 'more' | 'accepted' | 'refused'} judge
 * @returns {Promise<Caller>}
 */
function openCaller(port, request, judge) {
  return new Promise((resolve, reject) => {
    let received = '';
    /** @type {{resolve: () => void, reject: (error: Error) => void} | null} */
    let waiting = null;
    const socket = connect({ host: '127.0.0.1', port, noDelay: true });
    socket.once('error', reject);
    socket.on('data', (chunk) => {
      received += chunk.toString('latin1');
      const verdict = waiting ? judge(received) : 'more';
      if (verdict === 'more') return;
      const { resolve: accept, reject: refuse } = waiting ?? { resolve() {}, reject() {} };
      const answer = received;
      received = '';
      waiting = null;
      if (verdict === 'accepted') accept();
      else refuse(new Error(`an event was refused: ${answer}`));
    });
    socket.once('connect', () =>
      resolve({
        post: (body) =>
          new Promise((accept, refuse) => {
            waiting = { resolve: accept, reject: refuse };
            socket.write(request(body));
          }),
        close: () => socket.destroy(),
      }),
    );
  });
}

/**
 * Keeps `callers` busy with `count` bodies, one request at a time each.
 * @param {readonly Caller[]} callers
 * @param {number} count
 * @param {(index: number) => string} bodyOf
 * @param {(index: number, ms: number) => void} [onAccepted] how long each took
 */
export async function postAll(callers, count, bodyOf, onAccepted) {
  let next = 0;
  await Promise.all(
    callers.map(async (caller) => {
      while (next < count) {
        const index = next;
        next += 1;
        const body = bodyOf(index);
        const began = performance.now();
        await caller.post(body);
        onAccepted?.(index, performance.now() - began);
      }
    }),
  );
}

/** An event of exactly `bytes` bytes that carries a mark. @param {string} mark @param {number} bytes */
export function eventOf(mark, bytes) {
  const event = {
    tipo: 'pedido_aprobado',
    pedido_id: 1,
    sucursal_id: 1,
    marca: mark,
    relleno: '',
  };
  const missing = bytes - JSON.stringify(event).length;
  return JSON.stringify({ ...event, relleno: 'x'.repeat(missing) });
}

/** The mark of an event as it arrived, whatever it is wrapped in. @param {Buffer} payload */
export function markOf(payload) {
  const begin = payload.indexOf('"marca":"') + 9;
  return payload.toString('latin1', begin, payload.indexOf('"', begin));
}
