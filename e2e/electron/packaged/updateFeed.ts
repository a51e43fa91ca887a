import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

/** A feed of releases as electron-builder publishes it for Linux, on this computer. */
export interface UpdateFeed {
  readonly url: string;
  /** What it offers from now on: as released, changed on its way, cut short, or nothing at all. */
  offer(condition: 'whole' | 'tampered' | 'cut' | 'away'): void;
  close(): Promise<void>;
}

const parts = 8;

/** @param program the new version: what its file holds */
export async function startUpdateFeed(version: string, program: Buffer): Promise<UpdateFeed> {
  const file = `Campana-${version}-linux-x86_64.AppImage`;
  const sha512 = createHash('sha512').update(program).digest('base64');
  const release = [
    `version: ${version}`,
    'files:',
    `  - url: ${file}`,
    `    sha512: ${sha512}`,
    `    size: ${program.length}`,
    `path: ${file}`,
    `sha512: ${sha512}`,
    `releaseDate: '2026-01-02T03:04:05.000Z'`,
  ].join('\n');
  const tampered = Buffer.from(program);
  tampered.writeUInt8(tampered.readUInt8(tampered.length - 1) ^ 1, tampered.length - 1);
  let condition: Parameters<UpdateFeed['offer']>[0] = 'whole';

  const server = createServer((request, response) => {
    const path = (request.url ?? '').split('?')[0] ?? '';
    if (condition === 'away') response.writeHead(503).end();
    else if (path.endsWith('/latest-linux.yml')) response.end(release);
    else if (path.endsWith(`/${file}`)) void send();
    else response.writeHead(404).end();

    async function send(): Promise<void> {
      const bytes = condition === 'tampered' ? tampered : program;
      const size = Math.ceil(bytes.length / parts);
      response.writeHead(200, { 'content-length': bytes.length });
      for (let part = 0; part < parts; part += 1) {
        response.write(bytes.subarray(part * size, (part + 1) * size));
        if (condition === 'cut' && part === parts / 2) {
          response.destroy();
          return;
        }
        // Slow enough that a page which asks now and then sees it come in.
        await pause(200);
      }
      response.end();
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The feed has no port.');
  return {
    url: `http://127.0.0.1:${address.port}`,
    offer: (next) => {
      condition = next;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
