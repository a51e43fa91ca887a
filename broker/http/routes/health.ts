import type { FastifyInstance } from 'fastify';
import type { Health } from '../../../shared/api/health';
import { routes } from '../../../shared/api/routes';
import type { HttpDeps } from '../deps';

/** A database that takes longer than this counts as away; the answer is promised within 2 s. */
const patienceMs = 1_500;

/** `GET /health`: 503 while the database is away, and never slower than two seconds. */
export function registerHealth(app: FastifyInstance, deps: HttpDeps): void {
  app.get(routes.health.path, async (request, reply) => {
    const up = await databaseAnswers(deps);
    const body: Health = {
      estado: up ? 'ok' : 'degradado',
      base_de_datos: up ? 'ok' : 'caida',
      ...deps.status(),
      ...(deps.pairing.concerns(request.raw) ? { emparejar: true as const } : {}),
    };
    if (!up) reply.header('retry-after', '2');
    return reply.code(up ? 200 : 503).send(routes.health.reply.parse(body));
  });
}

async function databaseAnswers({ dataSource }: HttpDeps): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<false>((resolve) => {
    timer = setTimeout(() => {
      resolve(false);
    }, patienceMs);
  });
  const answer = dataSource.query('SELECT 1').then(
    () => true,
    () => false,
  );
  try {
    return await Promise.race([answer, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
