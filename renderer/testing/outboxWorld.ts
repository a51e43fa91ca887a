import type { Wish } from '../actions';
import { laneOf } from '../actions/runner';
import { ApiFailure } from '../api/failure';
import type { OutboxEntry } from '../offline/entry';
import { createOutbox, type Outbox, type OutboxOwner } from '../offline/outbox';
import type { OutboxStorage } from '../offline/storage';
import type { Refusal, TabChannel, TabMessage } from '../offline/tabChannel';
import { leaseTabLock } from '../offline/tabLock';
import type { FakeClock } from './fakeClock';

/** A server that does each key of a person once, as the broker does; the test decides how it answers. */
export interface FakeActionServer {
  /** What was done, in order: `<usuarioId> <key>`. */
  done: string[];
  /** Every request that arrived, repeated ones included. */
  requests: string[];
  /** How the next requests end; the default is success. */
  answer: (entry: OutboxEntry) => ServerAnswer | Promise<ServerAnswer>;
  handle: (entry: OutboxEntry) => Promise<unknown>;
}

/** How the server ends a request: it does it, does it but the answer is lost, or fails before. */
export type ServerAnswer = 'done' | 'answer lost' | ApiFailure;

/** Creates a server that does everything. */
export function createFakeActionServer(): FakeActionServer {
  const answers = new Map<string, string>();
  const server: FakeActionServer = {
    done: [],
    requests: [],
    answer: () => 'done',
    async handle(entry) {
      const owned = `${entry.usuarioId} ${entry.key}`;
      server.requests.push(owned);
      const answer = await server.answer(entry);
      if (answer instanceof ApiFailure) throw answer;
      if (!answers.has(owned)) {
        answers.set(owned, `answer to ${entry.key}`);
        server.done.push(owned);
      }
      if (answer === 'answer lost') throw noAnswer();
      return answers.get(owned);
    },
  };
  return server;
}

/** The failure of a call nobody answered. */
export function noAnswer(): ApiFailure {
  return new ApiFailure('network', { mensaje: 'El servidor no responde.' });
}

/** A refusal in the broker's words. */
export function refusal(
  status: number,
  mensaje: string,
  retryAfterMs: number | null = null,
): ApiFailure {
  return new ApiFailure('http', { status, code: 'codigo', mensaje, retryAfterMs });
}

/** One window with its outbox. */
export interface TestWindow {
  outbox: Outbox;
  /** What the person sees waiting, by key. */
  shown: string[];
  refused: { key: string; refusal: Refusal }[];
  reported: unknown[];
  /** Goes online or offline. */
  setOpen: (open: boolean) => void;
  /** Somebody signs in, or nobody is. */
  setOwner: (owner: OutboxOwner | null) => void;
}

/** Rosa, at the counter. */
export const rosa: OutboxOwner = { usuarioId: 3, nombre: 'Rosa', servidor: 'http://broker' };
/** Ana, on the same computer. */
export const ana: OutboxOwner = { usuarioId: 4, nombre: 'Ana', servidor: 'http://broker' };

/** Opens a window on a storage that other windows may share. */
export function openWindow(options: {
  clock: FakeClock;
  storage: OutboxStorage;
  server: FakeActionServer;
  channel?: TabChannel;
  open?: boolean;
  owner?: OutboxOwner | null;
  name?: string;
}): TestWindow {
  let open = options.open ?? true;
  let owner = options.owner === undefined ? rosa : options.owner;
  const window: TestWindow = {
    shown: [],
    refused: [],
    reported: [],
    setOpen(next) {
      open = next;
      window.outbox.look();
    },
    setOwner(next) {
      owner = next;
      window.outbox.look();
    },
    outbox: createOutbox({
      storage: options.storage,
      lock: leaseTabLock(options.storage, options.clock, options.name ?? 'window'),
      channel: options.channel ?? null,
      clock: options.clock,
      random: () => 1,
      send: (entry) => options.server.handle(entry),
      laneOf,
      owner: () => owner,
      isOpen: () => open,
      onChange(entries) {
        window.shown = entries.map(({ key }) => key);
      },
      onRefused(entry, why) {
        window.refused.push({ key: entry.key, refusal: why });
      },
      report: (error) => window.reported.push(error),
    }),
  };
  window.outbox.look();
  return window;
}

/** Channels between the windows of one browser. */
export function createChannels(): () => TabChannel {
  const listeners = new Map<number, (message: TabMessage) => void>();
  let lastId = 0;
  return () => {
    lastId += 1;
    const id = lastId;
    return {
      post(message) {
        for (const [other, listener] of listeners) if (other !== id) listener(message);
      },
      on(listener) {
        listeners.set(id, listener);
        return () => listeners.delete(id);
      },
      close: () => listeners.delete(id),
    };
  };
}

/** The wish to approve an order. */
export const approve = (id: number): Wish => ({ name: 'approvePedido', args: { id } });
