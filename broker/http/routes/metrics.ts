import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { metricsPath } from '../../../shared/api/routes';
import { admit, bearerOf } from '../access';
import type { HttpDeps } from '../deps';
import { isLocalRequest } from '../localRequest';

/**
 * `GET /metrics`, in the format of Prometheus: to whoever is on this computer, to the token of
 * `CAMPANA_METRICS_TOKEN`, and to programs and admins. It holds numbers only, of nobody in particular.
 */
export function registerMetrics(app: FastifyInstance, deps: HttpDeps): void {
  const { metrics } = deps;
  app.get(metricsPath, {
    onRequest: async (request) => {
      if (isLocalRequest(request.raw) || isScraper(request, metrics.token)) return;
      await admit(request, 'metrics:view', deps.auth.authenticator);
    },
    handler: async (_request, reply) => {
      const text = await metrics.registry.metrics();
      return reply.type(metrics.registry.contentType).send(text);
    },
  });
}

function isScraper(request: FastifyRequest, token: string | null): boolean {
  const given = bearerOf(request);
  if (token === null || given === null) return false;
  // Digests have one length, so the comparison tells nothing about the token's.
  return timingSafeEqual(digest(given), digest(token));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
