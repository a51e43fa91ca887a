import type { FastifyInstance } from 'fastify';
import { routes } from '../../../shared/api/routes';
import { changeUsuario, createUsuario, listUsuarios } from '../../services/usuarios';
import { registerPreparedChange, registerRead, type RouteDeps } from '../registerRoute';

/** People who can sign in. Passwords are hashed before the transaction, which is not to wait for that. */
export function registerUsuarios(app: FastifyInstance, deps: RouteDeps): void {
  const { auth } = deps;

  registerRead(app, deps, routes.listUsuarios, async (manager) => ({
    datos: await listUsuarios(manager),
    siguiente: null,
  }));

  registerPreparedChange(app, deps, routes.createUsuario, {
    prepare: ({ body }) => auth.passwords.hash(body.password),
    work: (tx, caller, { body }, clave) => createUsuario(tx, caller, body, clave),
  });

  registerPreparedChange(app, deps, routes.changeUsuario, {
    prepare: async ({ body }) => ({
      clave: body.password === undefined ? null : await auth.passwords.hash(body.password),
      closed: new Array<string>(),
    }),
    async work(tx, caller, { params, body }, prepared) {
      const change = await changeUsuario(tx, caller, params.id, body, prepared.clave);
      prepared.closed.push(...change.closedSessions);
      return change.usuario;
    },
    afterCommit({ params }, { closed }) {
      auth.standingChanged(params.id);
      auth.sessionsClosed(closed);
    },
  });
}
