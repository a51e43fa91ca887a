import type { FastifyInstance } from 'fastify';
import { fileRoutes, routes } from '../../../shared/api/routes';
import { mediaQuerySchema } from '../../../shared/api/whatsapp/conversaciones';
import {
  answerConversacion,
  changeConversacion,
  readConversacion,
  sendNotice,
} from '../../whatsapp/conversationChanges';
import { getConversacion, listConversaciones } from '../../whatsapp/conversationRead';
import { confirmBorrador, createBorrador, discardBorrador } from '../../whatsapp/draftChanges';
import { getBorrador, listBorradores } from '../../whatsapp/draftRead';
import { eraseCustomer } from '../../whatsapp/erase';
import { listSalidas, settleFailed } from '../../whatsapp/outboxRead';
import { changeSettings, getSettings } from '../../whatsapp/settings';
import { addressOfMessageFile, linkImage } from '../../whatsapp/vouchersOfImages';
import type { HttpDeps } from '../deps';
import { registerFile } from '../fileRoute';
import { registerChange, registerPreparedChange, registerRead } from '../registerRoute';

/** Conversations with customers, drafts of orders, answers and their settings. */
export function registerWhatsapp(app: FastifyInstance, deps: HttpDeps): void {
  registerConversations(app, deps);
  registerDrafts(app, deps);
  registerOutbox(app, deps);
  registerFile(app, deps, fileRoutes.messageFile, {
    find: addressOfMessageFile,
    async read(address, query) {
      const { miniatura } = mediaQuerySchema.parse(query);
      // A PDF has no small picture.
      const small = miniatura ? await deps.media.thumbnail(address) : null;
      return small ?? deps.media.read(address);
    },
  });
  registerRead(app, deps, routes.whatsappStatus, (_manager, caller) =>
    deps.whatsapp.status(caller),
  );
  registerRead(app, deps, routes.getWhatsappSettings, (manager, _caller, { params }) =>
    getSettings(manager, params.id),
  );
  registerChange(
    app,
    deps,
    routes.changeWhatsappSettings,
    (tx, caller, { params, body }) => changeSettings(tx, caller, params.id, body),
    deps.whatsapp.wake,
  );
  registerPreparedChange(app, deps, routes.eraseCustomer, {
    prepare: () => Promise.resolve({ addresses: new Array<string>() }),
    async work(tx, _caller, { body }, erased) {
      const { counts, addresses } = await eraseCustomer(tx.manager, body.telefono);
      erased.addresses.push(...addresses);
      return counts;
    },
    // Files go last: until the commit they may still be needed.
    afterCommit: (_input, { addresses }) => {
      for (const address of addresses) {
        deps.media.remove(address).catch((error: unknown) => {
          deps.logger.error({ err: error, archivo: address }, 'a file could not be erased');
        });
      }
    },
  });
}

function registerConversations(app: FastifyInstance, deps: HttpDeps): void {
  const { clock, whatsapp } = deps;
  registerRead(app, deps, routes.listConversaciones, (manager, caller, { query }) =>
    listConversaciones(manager, caller, clock, query),
  );
  registerRead(app, deps, routes.getConversacion, (manager, caller, { params }) =>
    getConversacion(manager, caller, clock, params.id),
  );
  registerChange(app, deps, routes.changeConversacion, (tx, caller, { params, body }) =>
    changeConversacion(tx, caller, clock, params.id, body),
  );
  registerChange(app, deps, routes.readConversacion, (tx, caller, { params }) =>
    readConversacion(tx, caller, clock, params.id),
  );
  registerChange(
    app,
    deps,
    routes.answerConversacion,
    (tx, caller, { params, body }) => answerConversacion(tx, caller, clock, params.id, body.texto),
    whatsapp.wake,
  );
  registerChange(
    app,
    deps,
    routes.sendNotice,
    (tx, caller, { params, body }) => sendNotice(tx, caller, clock, params.id, body),
    whatsapp.wake,
  );
  registerChange(app, deps, routes.linkImage, (tx, caller, { params, body }) =>
    linkImage(tx, caller, params.id, body.pedido_id),
  );
}

function registerDrafts(app: FastifyInstance, deps: HttpDeps): void {
  registerRead(app, deps, routes.listBorradores, (manager, caller, { query }) =>
    listBorradores(manager, caller, query),
  );
  registerRead(app, deps, routes.getBorrador, (manager, caller, { params }) =>
    getBorrador(manager, caller, params.id),
  );
  registerChange(app, deps, routes.createBorrador, (tx, caller, { body }) =>
    createBorrador(tx, caller, body),
  );
  registerChange(
    app,
    deps,
    routes.confirmBorrador,
    (tx, caller, { params, body }) => confirmBorrador(tx, caller, params.id, body),
    deps.whatsapp.wake,
  );
  registerChange(app, deps, routes.discardBorrador, (tx, caller, { params }) =>
    discardBorrador(tx, caller, params.id),
  );
}

function registerOutbox(app: FastifyInstance, deps: HttpDeps): void {
  registerRead(app, deps, routes.listSalidas, (manager, caller, { query }) =>
    listSalidas(manager, caller, query),
  );
  registerChange(
    app,
    deps,
    routes.retrySalida,
    (tx, caller, { params }) => settleFailed(tx, caller, params.id, 'retry'),
    deps.whatsapp.wake,
  );
  registerChange(app, deps, routes.dismissSalida, (tx, caller, { params }) =>
    settleFailed(tx, caller, params.id, 'dismiss'),
  );
}
