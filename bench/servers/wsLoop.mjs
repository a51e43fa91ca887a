// @ts-check
// A plain loop over the sockets of `ws`, as its documentation shows it. Nothing is stored.
import { WebSocket, WebSocketServer } from 'ws';
import { serve } from './httpPeer.mjs';

let id = 0;
const server = serve((body) => {
  id += 1;
  const text = JSON.stringify({ ...JSON.parse(body.toString()), id });
  for (const client of wss.clients) {
    if (client.readyState === WebSocket.OPEN) client.send(text);
  }
});
const wss = new WebSocketServer({ server, path: '/ws' });
