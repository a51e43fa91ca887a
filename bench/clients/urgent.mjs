// @ts-check
// A screen that reads slowly, the flood it cannot keep up with, and the alerts that must overtake it.
import { connect } from 'node:net';
import { answerMessages } from '../lib/processes.mjs';
import { clientFrame, readWebSocket } from './frames.mjs';
import { eventOf, openHttpCaller } from './publisher.mjs';

/** Read at a time. The system's own buffer is what waits for the screen, as with a slow computer. */
const sipBytes = 2_048;
const floodCallers = 4;

/** @param {number} ms */
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

answerMessages(async ({ port, token, callerToken, path, flood, alerts }) => {
  /** @type {Map<string, number>} when each alert was posted */
  const sentAt = new Map();
  /** @type {number[]} */
  const urgent = [];
  let floodSent = 0;
  let floodSeen = 0;
  const screen = await slowScreen(port, token, flood.readBytesPerSecond, (text) => {
    const mark = /"mensaje":"(u-\d+)"/.exec(text)?.[1];
    if (mark === undefined) {
      if (text.includes('"marca":"')) floodSeen += 1;
      return;
    }
    const posted = sentAt.get(mark);
    // Only the first copy counts: the event itself follows in its place.
    if (posted !== undefined) urgent.push(performance.now() - posted);
    sentAt.delete(mark);
  });

  let flooding = true;
  const callers = await Promise.all(
    Array.from({ length: floodCallers + 1 }, () => openHttpCaller(port, path, callerToken)),
  );
  const [herald, ...crowd] = callers;
  const floods = crowd.map(async (caller) => {
    let due = performance.now();
    while (flooding) {
      due += (1000 * floodCallers) / flood.perSecond;
      floodSent += 1;
      await caller.post(eventOf(String(floodSent), flood.bytes));
      await pause(Math.max(0, due - performance.now()));
    }
  });
  // The screen is well behind before the first alert.
  await pause(2_000);
  for (let i = 0; i < alerts.count; i += 1) {
    const mark = `u-${i}`;
    sentAt.set(mark, performance.now());
    await herald?.post(
      JSON.stringify({
        tipo: 'alerta_cocina',
        prioridad: 'urgente',
        mensaje: mark,
        sucursal_id: 1,
      }),
    );
    await pause(alerts.everyMs);
  }
  flooding = false;
  await Promise.all(floods);
  const behind = floodSent - floodSeen;
  const patience = performance.now() + 10_000;
  while (sentAt.size > 0 && performance.now() < patience) await pause(50);
  if (sentAt.size > 0) throw new Error(`${sentAt.size} alerts never came`);
  screen.destroy();
  callers.forEach((caller) => caller.close());
  return { urgent, behind };
});

/**
 * @param {number} port
 * @param {string} token
 * @param {number} bytesPerSecond
 * @param {(text: string) => void} onText
 * @returns {Promise<import('node:net').Socket>}
 */
function slowScreen(port, token, bytesPerSecond, onText) {
  return new Promise((resolve, reject) => {
    let upgraded = false;
    const take = (/** @type {string} */ text) => {
      if (text.startsWith('{"tipo":"bienvenida"')) resolve(socket);
      const id = /"tipo":"alerta_cocina","id":(\d+)/.exec(text)?.[1];
      if (id !== undefined) socket.write(clientFrame(1, `{"tipo":"ack","id":${id}}`));
      onText(text);
    };
    const reader = readWebSocket(
      {
        event: (payload) => take(payload?.toString() ?? ''),
        other(opcode, payload) {
          if (opcode === 9) socket.write(clientFrame(10, Buffer.from(payload)));
          else take(payload.toString());
        },
      },
      true,
    );
    let due = performance.now();
    const socket = connect({
      host: '127.0.0.1',
      port,
      noDelay: true,
      onread: {
        buffer: Buffer.allocUnsafe(sipBytes),
        callback(length, buffer) {
          let chunk = /** @type {Buffer} */ (buffer).subarray(0, length);
          if (!upgraded) {
            const headEnd = chunk.indexOf('\r\n\r\n');
            if (headEnd < 0) return true;
            upgraded = true;
            socket.write(clientFrame(1, JSON.stringify({ tipo: 'hola', token })));
            chunk = chunk.subarray(headEnd + 4);
          }
          if (chunk.length > 0) reader.feed(chunk);
          // As fast as its rate and no faster; time spent waiting for data is not caught up.
          const now = performance.now();
          due = Math.max(due, now - 5) + (length * 1000) / bytesPerSecond;
          if (due <= now) return true;
          setTimeout(() => socket.resume(), due - now);
          return false;
        },
      },
    });
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.write(
        `GET /ws HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
          'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n\r\n',
      );
    });
  });
}
