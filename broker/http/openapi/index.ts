import type { FastifyInstance } from 'fastify';
import type { HttpDeps } from '../deps';
import { describeApi } from './document';

/** `GET /openapi.json`: the description of every route, made from the same schemas that check requests. */
export function registerOpenApi(app: FastifyInstance, deps: Pick<HttpDeps, 'status'>): void {
  let text: string | null = null;
  app.get('/openapi.json', async (_request, reply) => {
    // Made when first asked for: most brokers never are.
    text ??= JSON.stringify(describeApi(deps.status().version));
    return reply.type('application/json; charset=utf-8').send(text);
  });
}
