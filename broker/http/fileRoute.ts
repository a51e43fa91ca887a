import type { FastifyInstance } from 'fastify';
import type { EntityManager } from 'typeorm';
import { idParamsSchema } from '../../shared/api/common';
import type { FileRoute } from '../../shared/api/routes/files';
import type { MediaBytes } from '../media/mediaStore';
import type { Caller } from '../ports';
import { notFound } from '../problem';
import { admit, callerOf } from './access';
import type { HttpDeps } from './deps';

/** Where the bytes of a file come from. */
export interface FileSource {
  /** Where it lies. Rejects with a `Problem` 404 where there is none, or none that concerns the caller. */
  find: (manager: EntityManager, caller: Caller, id: number) => Promise<string>;
  /** The bytes; null when they are gone. */
  read: (address: string, query: unknown) => Promise<MediaBytes | null>;
}

/** A PDF may not run, load or send anything, whatever it holds; nor may it be framed. */
const sandboxed = "sandbox; default-src 'none'; frame-ancestors 'none'";

/**
 * Registers a route that answers a file that came from outside. A PDF is handed out to be kept, never to be
 * opened in our page's name; and, as every answer, no browser keeps it: whoever sits down next may have no
 * right to it.
 */
export function registerFile(
  app: FastifyInstance,
  { auth, dataSource }: Pick<HttpDeps, 'auth' | 'dataSource'>,
  route: FileRoute,
  { find, read }: FileSource,
): void {
  app.get(route.path, {
    onRequest: (request) => admit(request, route.access, auth.authenticator),
    handler: async (request, reply) => {
      const params = idParamsSchema.safeParse(request.params);
      if (!params.success) throw notFound('Lo que pide');
      const { id } = params.data;
      const address = await find(dataSource.manager, callerOf(request), id);
      const file = await read(address, request.query);
      if (!file) throw notFound(`El archivo del ${route.saveAs} #${id}`);
      const isPdf = file.contentType === 'application/pdf';
      const disposition = isPdf ? `attachment; filename="${route.saveAs}-${id}.pdf"` : 'inline';
      return reply
        .header('content-security-policy', sandboxed)
        .header('content-disposition', disposition)
        .type(file.contentType)
        .send(file.bytes);
    },
  });
}
