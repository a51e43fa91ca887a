import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { maxInboundFrameBytes } from '../../shared/protocol/limits';
import type { EventRing } from '../core/eventRing';
import type { SubscriberLimits } from '../core/subscriber';
import type { Telemetry } from '../metrics/telemetry';
import { rawAnswer } from '../http/rawAnswer';
import type { Authenticator, Caller, Clock, Logger } from '../ports';
import { cannotCheck, Connection } from './connection';
import type { Hub } from './hub';

/** What sockets need. */
export interface GatewayDeps {
  hub: Hub;
  ring: EventRing;
  /** Takes in what other programs added to the log; resolves also when the database is away. */
  readLog(): Promise<void>;
  authenticator: Authenticator;
  clock: Clock;
  logger: Logger;
  subscriberLimits: SubscriberLimits;
  telemetry: Telemetry;
}

/** Why a request may not even become a socket. */
export interface UpgradeRefusal {
  status: 403 | 404;
  codigo: string;
  mensaje: string;
}

/** Judges a request by its path, `Host` and `Origin`; null lets it pass. */
export type UpgradeGuard = (request: IncomingMessage) => UpgradeRefusal | null;

/** Fragments one message may come in; the largest message we take needs no more. */
const maxFragments = 64;

/**
 * Takes the sockets of `server` at `/ws`. `close()` refuses new ones; the hub closes those that are open.
 */
export function attachGateway(
  server: Server,
  deps: GatewayDeps,
  guard: UpgradeGuard,
): { close(): void } {
  const wss = new WebSocketServer({
    noServer: true,
    // Compressing each small frame costs more than it saves, and fragments memory badly.
    perMessageDeflate: false,
    maxPayload: maxInboundFrameBytes,
    maxFragments,
    clientTracking: false,
  });

  const onUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    // The peer may vanish while its token is being checked.
    const onEarlyError = (): void => void socket.destroy();
    socket.on('error', onEarlyError);
    const refusal = guard(request);
    if (refusal) {
      refuseUpgrade(socket, refusal);
      return;
    }
    void authenticateHeader(request, deps).then((identity) => {
      socket.off('error', onEarlyError);
      wss.handleUpgrade(request, socket, head, (ws) => {
        const connection = new Connection(
          ws,
          deps,
          request.socket.remoteAddress ?? '',
          identity.caller,
        );
        deps.hub.opened(connection);
        if (identity.refused) connection.refuse(...identity.refused);
      });
    });
  };

  server.on('upgrade', onUpgrade);
  return {
    close() {
      server.off('upgrade', onUpgrade);
      wss.close();
    },
  };
}

/** Who the header says is calling; a token that is there and wrong is refused by name, with a close code. */
async function authenticateHeader(
  request: IncomingMessage,
  deps: GatewayDeps,
): Promise<{ caller: Caller | null; refused: Parameters<Connection['refuse']> | null }> {
  const token = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (token === undefined) return { caller: null, refused: null };
  try {
    const result = await deps.authenticator.authenticate(token);
    return result.ok
      ? { caller: result.value, refused: null }
      : { caller: null, refused: ['unauthenticated', 'no_autenticado', result.error.mensaje] };
  } catch (error) {
    deps.logger.warn({ err: error }, 'a token could not be checked');
    return { caller: null, refused: cannotCheck };
  }
}

function refuseUpgrade(socket: Duplex, { status, codigo, mensaje }: UpgradeRefusal): void {
  // The peer's own end is not waited for: it may never come.
  socket.once('finish', () => socket.destroy());
  socket.end(rawAnswer(status, { error: codigo, mensaje }));
}
