// @ts-check
import { createServer } from 'node:http';
import { answerMessages } from '../lib/processes.mjs';

/**
 * A server that takes events by POST and hands each body to `publish` before it answers 202. Asked for
 * its port, it says it.
 * @param {(body: Buffer) => void} publish
 */
export function serve(publish) {
  return listen((body, answer) => {
    publish(body);
    answer('{}');
  });
}

/**
 * The same for work that takes its time; what it resolves with is the answer.
 * @param {(body: Buffer) => Promise<object>} publish
 */
export function serveAsync(publish) {
  return listen((body, answer) => {
    void publish(body).then((result) => answer(JSON.stringify(result)));
  });
}

/** @param {(body: Buffer, answer: (text: string) => void) => void} handle */
function listen(handle) {
  const server = createServer((request, response) => {
    /** @type {Buffer[]} */
    const chunks = [];
    request.on('data', (/** @type {Buffer} */ chunk) => chunks.push(chunk));
    request.on('end', () => {
      handle(Buffer.concat(chunks), (text) => {
        response.writeHead(202, {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(text),
        });
        response.end(text);
      });
    });
  });
  const listening = new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(null)));
  answerMessages(async () => {
    await listening;
    const address = server.address();
    return { port: typeof address === 'object' ? address?.port : 0 };
  });
  return server;
}
