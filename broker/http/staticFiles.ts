import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { dataPolicy, pagePolicy } from './securityHeaders';

/** Addresses of the page. Its screens are told apart behind the `#`, which servers never see. */
const pagePaths = ['/', '/index.html'];

/** Stands in the built page wherever a nonce belongs. */
const noncePlaceholder = '__CSP_NONCE__';

/** Files whose name holds a hash of their content, so that they never change. */
const hashedFile = /[\\/]assets[\\/]/;

const withoutScreens =
  '<!doctype html><html lang="es"><meta charset="utf-8"><title>Campana</title>' +
  '<p>El servidor funciona, pero sus pantallas no están compiladas: ejecute <code>npm run build</code>.</p></html>';

/** Serves the screens from `folder`. The page gets a nonce of its own at each request. */
export async function serveScreens(app: FastifyInstance, folder: string): Promise<void> {
  const sendPage = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const nonce = randomBytes(16).toString('base64');
    const page = await readPage(folder);
    return reply
      .header('content-security-policy', pagePolicy(nonce, request.headers.host ?? ''))
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send((page ?? withoutScreens).replaceAll(noncePlaceholder, nonce));
  };
  for (const path of pagePaths) app.get(path, sendPage);

  await app.register(fastifyStatic, {
    root: folder,
    index: false,
    dotfiles: 'ignore',
    decorateReply: false,
    cacheControl: false,
    setHeaders(reply, path) {
      reply.header('content-security-policy', dataPolicy);
      reply.header(
        'cache-control',
        hashedFile.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
      );
    },
  });
}

async function readPage(folder: string): Promise<string | null> {
  try {
    return await readFile(join(folder, 'index.html'), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
