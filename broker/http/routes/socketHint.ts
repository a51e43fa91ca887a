import type { FastifyInstance } from 'fastify';
import { Problem } from '../../problem';

/** `GET /ws` without an upgrade: says what belongs here. Upgrades never come this way. */
export function registerSocketHint(app: FastifyInstance): void {
  app.get('/ws', (_request, reply) => {
    reply.header('upgrade', 'websocket');
    throw new Problem({
      status: 426,
      code: 'se_espera_websocket',
      message: 'Aquí se conectan las pantallas por WebSocket; abra la dirección con ws://.',
    });
  });
}
