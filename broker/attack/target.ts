import { expect } from 'vitest';
import type { BrokerProcess } from '../../testing/brokerProcess';
import { memoryOf } from '../faults/memory';
import { createStage, type Stage, type StagePerson } from '../faults/stage';
import type { StaffRole } from '../../shared/roles';
import { openRawSocket, type RawConnection } from './rawSocket';

/** What a call answered. */
export interface TargetAnswer {
  status: number;
  text: string;
  headers: Headers;
}

/** A broker in a process of its own, to be attacked. */
export interface Target {
  stage: Stage;
  broker: BrokerProcess;
  url: string;
  /** People of branch 1, and an administrator. */
  people: Record<StaffRole, StagePerson>;
  call(
    method: string,
    path: string,
    options?: { token?: string; body?: string | Buffer | FormData; headers?: object },
  ): Promise<TargetAnswer>;
  /** A socket of a cook whose bytes the test writes itself. */
  socket(): Promise<RawConnection>;
  /** Fails unless the broker is the same process, serves, and holds no more memory than it may. */
  expectUnharmed(maxGrownMiB?: number): Promise<void>;
  close(): Promise<void>;
}

/** Starts it, with a product, a supply, and somebody for every role. */
export async function startTarget(): Promise<Target> {
  const stage = await createStage();
  const broker = await stage.startBroker();
  await stage.dataSource.query(`INSERT INTO PRODUCTOS (NOMBRE, PRECIO) VALUES ('Papas', 7)`);
  await stage.dataSource.query(`INSERT INTO INSUMOS (NOMBRE) VALUES ('Aceite')`);
  const person = async (role: StaffRole, branchId: number | null): Promise<StagePerson> => {
    const [made] = await stage.people(1, role, branchId);
    if (!made) throw new Error('nobody was made');
    return made;
  };
  const people = {
    ATENCION: await person('ATENCION', 1),
    COCINERO: await person('COCINERO', 1),
    ADMIN: await person('ADMIN', null),
    SUPERADMIN: await person('SUPERADMIN', null),
  };
  const sockets: RawConnection[] = [];
  let ended = false;
  void broker.exited.then(() => (ended = true));

  const call: Target['call'] = async (method, path, { token, body, headers } = {}) => {
    const response = await fetch(broker.url + path, {
      method,
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(typeof body === 'string' ? { 'content-type': 'application/json' } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { body }),
    });
    return { status: response.status, text: await response.text(), headers: response.headers };
  };
  // The first calls load what is loaded once.
  await call('GET', '/api/pedidos', { token: people.ATENCION.token() });
  const before = await memoryOf(broker.pid);

  return {
    stage,
    broker,
    url: broker.url,
    people,
    call,
    async socket() {
      const socket = await openRawSocket(broker.url, people.COCINERO.token());
      sockets.push(socket);
      return socket;
    },
    async expectUnharmed(maxGrownMiB = 100) {
      expect(ended).toBe(false);
      expect((await call('GET', '/health')).status).toBe(200);
      expect((await memoryOf(broker.pid)) - before).toBeLessThan(maxGrownMiB);
    },
    async close() {
      sockets.forEach((socket) => socket.end());
      await stage.close();
    },
  };
}

/** An error answer as every one must be: a code, a sentence for people, and nothing about our insides. */
export function expectClearError({ status, text }: Pick<TargetAnswer, 'status' | 'text'>): void {
  expect(status, text).toBeGreaterThanOrEqual(400);
  expect(status, text).toBeLessThan(500);
  const body = JSON.parse(text) as { error?: unknown; mensaje?: unknown };
  expect(body.error).toMatch(/^[a-z_0-9]+$/);
  expect(body.mensaje).toMatch(/\w.*\.$/s);
  expect(text).not.toMatch(/ at \w+ \(|node_modules|FST_|QueryFailed|SELECT |INSERT |postgres:/);
}
