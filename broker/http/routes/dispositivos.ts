import type { FastifyInstance, FastifyRequest } from 'fastify';
import { deviceCookieName, deviceHeader, deviceSecretSchema } from '../../../shared/dispositivos';
import { routes } from '../../../shared/api/routes';
import {
  approveDispositivo,
  listDispositivos,
  refuseDispositivo,
  revokeDispositivo,
} from '../../pairing/devices';
import type { PairingDesk } from '../../pairing/pairingDesk';
import { notAllowed } from '../../problem';
import { authCookiePath } from '../authCookies';
import type { HttpDeps } from '../deps';
import { idempotencyKeyOf } from '../idempotency';
import { isLocalRequest } from '../localRequest';
import {
  registerChange,
  registerPreparedChange,
  registerRead,
  registerRoute,
} from '../registerRoute';

/** A screen that is in use sends its cookie at least every quarter of an hour; browsers keep none for longer. */
const cookieDays = 400;

/** Screens of other computers: how they join, who asked, and who lets them or no longer. */
export function registerDispositivos(app: FastifyInstance, deps: HttpDeps): void {
  const { pairing } = deps;

  registerRoute(app, deps, routes.askToPair, async ({ body }, request, reply) => {
    idempotencyKeyOf(request);
    const { nombre, compromiso } = body;
    const asked = await pairing.ask({ nombre, compromiso, address: request.ip });
    if (asked.secret !== null) {
      reply.setCookie(deviceCookieName, asked.secret, {
        path: authCookiePath,
        httpOnly: true,
        sameSite: 'strict',
        secure: request.protocol === 'https',
        maxAge: cookieDays * 86_400,
      });
    }
    return asked.pairing;
  });

  registerRoute(app, deps, routes.pairing, async (_input, request) =>
    pairing.concerns(request.raw)
      ? pairing.look(deviceSecretOf(request))
      : { estado: 'libre' as const, nombre: null, reto: null, numero: null, huella: null },
  );

  registerRoute(app, deps, routes.localConnection, (_input, request) => {
    if (!isLocalRequest(request.raw)) {
      throw notAllowed('Esto se ve solo en la computadora del servidor, o en Monitor › Pantallas.');
    }
    return deps.connection();
  });
  registerRoute(app, deps, routes.connection, () => deps.connection());

  registerRead(app, deps, routes.listDispositivos, async (manager) => ({
    datos: await listDispositivos(manager),
    siguiente: null,
  }));
  registerChange(app, deps, routes.approveDispositivo, (tx, caller, { params, body }) =>
    approveDispositivo(tx, caller, params.id, body.numero),
  );
  registerChange(app, deps, routes.refuseDispositivo, (tx, caller, { params }) =>
    refuseDispositivo(tx, caller, params.id),
  );
  registerPreparedChange(app, deps, routes.revokeDispositivo, {
    prepare: () => Promise.resolve({ closed: new Array<string>() }),
    async work(tx, caller, { params }, prepared) {
      const { dispositivo, closedSessions } = await revokeDispositivo(tx, caller, params.id);
      prepared.closed.push(...closedSessions);
      return dispositivo;
    },
    afterCommit: (_input, { closed }) => {
      deps.auth.sessionsClosed(closed);
    },
  });
}

/**
 * The paired screen a sign-in happens at; null where none has to be paired.
 *
 * @throws Problem 403 for a screen that nobody approved.
 */
export async function admitScreen(
  pairing: PairingDesk,
  request: FastifyRequest,
): Promise<number | null> {
  return pairing.concerns(request.raw) ? pairing.admit(deviceSecretOf(request)) : null;
}

function deviceSecretOf(request: FastifyRequest): string | null {
  const given = request.headers[deviceHeader] ?? request.cookies[deviceCookieName];
  const secret = deviceSecretSchema.safeParse(given);
  return secret.success ? secret.data : null;
}
