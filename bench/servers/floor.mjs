// @ts-check
// The floor: what a fan-out costs where nothing else is done. One frame, written to every TCP socket.
import { createHash } from 'node:crypto';
import { serve } from './httpPeer.mjs';

/** @type {Set<import('node:stream').Duplex>} */
const sockets = new Set();

const server = serve((body) => {
  const head =
    body.length < 126 ? [0x81, body.length] : [0x81, 126, body.length >> 8, body.length & 255];
  const frame = Buffer.concat([Buffer.from(head), body]);
  for (const socket of sockets) socket.write(frame);
});

server.on('upgrade', (request, socket) => {
  const accept = createHash('sha1')
    .update(`${String(request.headers['sec-websocket-key'])}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
    .digest('base64');
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
  );
  socket.on('data', () => undefined);
  socket.on('error', () => socket.destroy());
  socket.on('close', () => sockets.delete(socket));
  sockets.add(socket);
});
