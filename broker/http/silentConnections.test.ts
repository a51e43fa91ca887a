import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { watchSilentConnections } from './silentConnections';

it('a connection over which nothing was asked ends with the server; one that waits for its answer gets it', async () => {
  let answer = (): void => undefined;
  // Without a time limit of their own, silent connections would hold it up for ever.
  const server = createServer({ headersTimeout: 0, requestTimeout: 0 }, (_request, response) => {
    answer = () => response.setHeader('connection', 'close').end('done');
  });
  const silent = watchSilentConnections(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const opened = async (text: string) => {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => undefined);
    await once(socket, 'connect');
    socket.write(text);
    return socket;
  };

  const ahead = await opened('');
  const half = await opened('GET / HT');
  const asking = await opened('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n');
  await once(server, 'request');
  const ends = Promise.all([once(ahead, 'close'), once(half, 'close')]);
  const closed = new Promise((resolve) => server.close(resolve));
  silent.end();
  await ends;
  const answered = once(asking, 'data');
  answer();
  expect(String((await answered)[0])).toContain('done');
  await closed;
});
