import type { CampanaEvent } from '../../shared/protocol/events';
import type { NetworkChange } from '../platform/network';
import { createRealtimeClient, type RealtimeClient } from '../realtime/client';
import type { AccessToken, RealtimeSignal } from '../realtime/connection';
import { createFakeClock, type FakeClock } from './fakeClock';
import { createFakeServer, type FakeConnection, type FakeServer } from './fakeServer';

/** How often the server of the fake world says that it lives, in milliseconds. */
export const heartbeatMs = 15_000;

/** A realtime client between a server and a device that a test moves at will. */
export interface RealtimeWorld {
  readonly clock: FakeClock;
  readonly server: FakeServer;
  readonly client: RealtimeClient;
  readonly delivered: CampanaEvent[];
  readonly signals: RealtimeSignal[];
  /** For each token that was asked for: whether it had to be a new one. */
  readonly tokenRequests: boolean[];
  /** What the screen does with an event; a text says why it could not show it. */
  deliver: (event: CampanaEvent) => string | null;
  getToken: (options: { renew: boolean }) => Promise<AccessToken | null>;
  online: boolean;
  serverAnswers: boolean;
  view: string;
  random: () => number;
  /** The device tells that its network changed. */
  change: (change: NetworkChange) => void;
  ids(): number[];
  kinds(): string[];
  /** Connects fresh; the server's newest event is `newestId`, 100 if not given. */
  connected(newestId?: number): Promise<FakeConnection>;
  /** The connection after the present one was lost, said hello but not welcomed. */
  reconnected(): Promise<FakeConnection>;
}

/** The server greets the client. */
export function welcome(connection: FakeConnection, ultimo_id: number): void {
  connection.send({
    tipo: 'bienvenida',
    usuario_id: 1,
    rol: 'ADMIN',
    sucursal_id: null,
    ultimo_id,
    latido_ms: heartbeatMs,
  });
}

const fecha = '2025-01-01T00:00:00.000Z';

/** An order that was created, as a frame. */
export function event(id: number, extra: object = {}): object {
  return { tipo: 'pedido_creado', pedido_id: id, id, fecha, ...extra };
}

/** An urgent alert, as a frame. */
export function alerta(id: number, extra: object = {}): object {
  return {
    tipo: 'alerta_cocina',
    alerta_id: id,
    mensaje: 'hola',
    prioridad: 'urgente',
    id,
    fecha,
    ...extra,
  };
}

/** Makes one in which everything goes well. */
export function createRealtimeWorld(): RealtimeWorld {
  const clock = createFakeClock();
  const server = createFakeServer();
  const client = createRealtimeClient({
    url: () => 'ws://broker/ws',
    getToken: (options) => {
      world.tokenRequests.push(options.renew);
      return world.getToken(options);
    },
    deliver: (received) => world.deliver(received),
    probe: () => Promise.resolve(world.serverAnswers),
    socketFactory: server.factory,
    clock,
    random: () => world.random(),
    network: {
      isOnline: () => world.online,
      subscribe(listener) {
        world.change = listener;
        return () => {
          world.change = () => undefined;
        };
      },
    },
    screenId: 'screen',
    view: () => world.view,
    version: '1',
  });
  const world: RealtimeWorld = {
    clock,
    server,
    client,
    delivered: [],
    signals: [],
    tokenRequests: [],
    deliver: (received) => {
      world.delivered.push(received);
      return null;
    },
    getToken: () =>
      Promise.resolve({
        token: `t${world.tokenRequests.length}`,
        expiresAt: clock.now() + 900_000,
      }),
    online: true,
    serverAnswers: true,
    view: '/cocina',
    random: () => 0,
    change: () => undefined,
    ids: () => world.delivered.map(({ id }) => id),
    kinds: () => world.signals.map(({ kind }) => kind),
    async connected(newestId = 100) {
      client.connect();
      await clock.advance(0);
      const connection = server.latest();
      connection.open();
      welcome(connection, newestId);
      return connection;
    },
    async reconnected() {
      const before = server.connections.length;
      for (let step = 0; step < 200 && server.connections.length === before; step += 1) {
        await clock.advance(250);
      }
      const connection = server.latest();
      connection.open();
      return connection;
    },
  };
  client.on((signal) => world.signals.push(signal));
  return world;
}
