// @ts-check
// Socket.IO as its documentation shows it: one emit for everybody. Nothing is stored.
import { createRequire } from 'node:module';
import { inRoot } from '../../scripts/lib/project.mjs';
import { serve } from './httpPeer.mjs';

const { Server } = createRequire(inRoot('bench', '.peers', 'package.json'))('socket.io');

let id = 0;
const server = serve((body) => {
  id += 1;
  io.emit('evento', { ...JSON.parse(body.toString()), id });
});
const io = new Server(server, { transports: ['websocket'], serveClient: false });
