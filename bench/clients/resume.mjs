// @ts-check
// A screen that comes back: counts what it gets until the server says that it is up to date.
import { answerMessages } from '../lib/processes.mjs';
import { subscribe } from './subscriber.mjs';

answerMessages(async ({ port, token, desde }) => {
  let events = 0;
  const began = performance.now();
  /** @type {(ms: number) => void} */
  let caughtUp = () => undefined;
  const complete = new Promise((resolve) => {
    caughtUp = resolve;
  });
  const socket = await subscribe({
    port,
    dialect: {
      transport: 'ws',
      path: '/ws',
      greeting: JSON.stringify({ tipo: 'hola', token, desde }),
      readyOn: '{"tipo":"bienvenida"',
    },
    wholeEvents: false,
    onEvent: () => {
      events += 1;
    },
    onText: (text) => {
      if (text.startsWith('{"tipo":"al_dia"')) caughtUp(performance.now() - began);
    },
  });
  const ms = await complete;
  socket.destroy();
  return { ms, events };
});
