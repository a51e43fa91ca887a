// @ts-check
import { connect } from 'node:net';
import { clientFrame, readNats, readWebSocket } from './frames.mjs';

/**
 * How to become a subscriber of one kind of server.
 * @typedef {object} Dialect
 * @property {'ws' | 'nats'} transport
 * @property {string} path where sockets are opened
 * @property {string | null} greeting what to send first, if anything
 * @property {string | null} readyOn start of the message after which events will come; null: at once
 */

/** @type {Readonly<Record<string, (token: string) => Dialect>>} */
export const dialects = {
  plain: () => ({ transport: 'ws', path: '/ws', greeting: null, readyOn: null }),
  campana: (token) => ({
    transport: 'ws',
    path: '/ws',
    greeting: JSON.stringify({ tipo: 'hola', token }),
    readyOn: '{"tipo":"bienvenida"',
  }),
  socketio: () => ({
    transport: 'ws',
    path: '/socket.io/?EIO=4&transport=websocket',
    greeting: '40',
    readyOn: '40{',
  }),
  nats: () => ({
    transport: 'nats',
    path: '',
    greeting: 'CONNECT {"verbose":false}\r\nSUB bench 1\r\nPING\r\n',
    readyOn: 'PONG',
  }),
};

/** One buffer for every socket: what arrives is looked at and forgotten before the next call. */
const shared = Buffer.allocUnsafe(256 * 1024);
const ping = 9;
const pong = 10;

/**
 * Opens a raw socket that subscribes; resolves when events will come.
 * @param {object} options
 * @param {number} options.port
 * @param {Dialect} options.dialect
 * @param {boolean} options.wholeEvents
 * @param {(payload: Buffer | null) => void} options.onEvent
 * @param {(text: string) => void} [options.onText] hears the shorter messages
 * @returns {Promise<import('node:net').Socket>}
 */
export function subscribe({ port, dialect, wholeEvents, onEvent, onText }) {
  return new Promise((resolve, reject) => {
    let upgraded = dialect.transport === 'nats';
    const ready = () => resolve(socket);
    const send = (/** @type {string} */ text) =>
      socket.write(dialect.transport === 'nats' ? text : clientFrame(1, text));
    const hello = () => {
      if (dialect.greeting !== null) send(dialect.greeting);
      if (dialect.readyOn === null) ready();
    };
    const taker = {
      event: onEvent,
      other(/** @type {number} */ opcode, /** @type {Buffer} */ payload) {
        if (opcode === ping) {
          socket.write(clientFrame(pong, payload));
          return;
        }
        const text = payload.toString();
        if (dialect.readyOn !== null && text.startsWith(dialect.readyOn)) ready();
        if (text === '2') send('3');
        if (text.startsWith('PING')) send('PONG\r\n');
        onText?.(text);
      },
    };
    const read = dialect.transport === 'nats' ? readNats : readWebSocket;
    const reader = read(taker, wholeEvents);
    const socket = connect({
      host: '127.0.0.1',
      port,
      noDelay: true,
      onread: {
        buffer: shared,
        callback(length, buffer) {
          let chunk = /** @type {Buffer} */ (buffer).subarray(0, length);
          if (!upgraded) {
            const headEnd = chunk.indexOf('\r\n\r\n');
            if (!chunk.toString('latin1', 0, 20).startsWith('HTTP/1.1 101') || headEnd < 0) {
              reject(new Error(`no socket: ${chunk.toString()}`));
              return false;
            }
            upgraded = true;
            hello();
            chunk = chunk.subarray(headEnd + 4);
          }
          if (chunk.length > 0) reader.feed(chunk);
          return true;
        },
      },
    });
    socket.once('error', reject);
    socket.once('connect', () => {
      if (upgraded) hello();
      else socket.write(upgradeRequest(dialect.path, port));
    });
  });
}

/** @param {string} path @param {number} port */
function upgradeRequest(path, port) {
  return (
    `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
    'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n\r\n'
  );
}
