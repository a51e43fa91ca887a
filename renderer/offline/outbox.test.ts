import { beforeEach, describe, expect, test } from 'vitest';
import { createFakeClock, type FakeClock } from '../testing/fakeClock';
import {
  ana,
  approve,
  createChannels,
  createFakeActionServer,
  noAnswer,
  openWindow,
  refusal,
  rosa,
  type FakeActionServer,
  type ServerAnswer,
} from '../testing/outboxWorld';
import { createMemoryStorage } from './memoryStorage';
import type { OutboxStorage } from './storage';

let clock: FakeClock;
let storage: OutboxStorage;
let server: FakeActionServer;

beforeEach(() => {
  clock = createFakeClock();
  storage = createMemoryStorage();
  server = createFakeActionServer();
});

const open = (options: Partial<Parameters<typeof openWindow>[0]> = {}) =>
  openWindow({ clock, storage, server, ...options });
const settle = () => clock.advance(0);

describe('with a connection', () => {
  test('an action is sent at once and answered with what the server said', async () => {
    const { outbox } = open();
    await expect(outbox.add(approve(50), 'k1')).resolves.toEqual({
      kind: 'done',
      value: 'answer to k1',
    });
    expect(server.done).toEqual(['3 k1']);
    await expect(storage.all()).resolves.toEqual([]);
  });

  test('an action is on disk before it is sent', async () => {
    const { outbox } = open();
    let kept: string[] = [];
    server.answer = async (): Promise<ServerAnswer> => {
      kept = (await storage.all()).map(({ key }) => key);
      return 'done';
    };
    await outbox.add(approve(50), 'k1');
    expect(kept).toEqual(['k1']);
  });

  test('an action under way is not shown as waiting', async () => {
    const window = open();
    let answer = () => {};
    server.answer = () => new Promise((resolve) => (answer = () => resolve('done')));
    const outcome = window.outbox.add(approve(50), 'k1');
    await settle();
    window.outbox.look();
    await settle();
    expect(window.shown).toEqual([]);
    answer();
    await expect(outcome).resolves.toMatchObject({ kind: 'done' });
  });

  test('a refusal is the answer to whoever waits for it, and is not told a second time', async () => {
    const window = open();
    server.answer = () => refusal(409, 'El pedido #50 ya fue aprobado por Ana.');
    await expect(window.outbox.add(approve(50), 'k1')).resolves.toMatchObject({
      kind: 'failed',
      failure: { status: 409 },
    });
    expect(window.refused).toEqual([]);
    await expect(storage.all()).resolves.toEqual([]);
  });

  test('a call without an answer becomes a queued action, and the next one waits behind it', async () => {
    const window = open();
    server.answer = () => noAnswer();
    await expect(window.outbox.add(approve(50), 'k1')).resolves.toEqual({ kind: 'queued' });
    await expect(window.outbox.add(approve(51), 'k2')).resolves.toEqual({ kind: 'queued' });
    await settle();
    expect(window.shown).toEqual(['k1', 'k2']);
    expect(server.requests).toEqual(['3 k1']);
    server.answer = () => 'done';
    await clock.advance(1_000);
    expect(server.done).toEqual(['3 k1', '3 k2']);
    expect(window.shown).toEqual([]);
  });

  test('nobody waits for the end of an outage that begins during the call', async () => {
    const window = open();
    server.answer = () => new Promise(() => {});
    const outcome = window.outbox.add(approve(50), 'k1');
    await settle();
    window.setOpen(false);
    await expect(outcome).resolves.toEqual({ kind: 'queued' });
    await settle();
    expect(window.shown).toEqual(['k1']);
  });

  test('a picture on its way does not hold up the rest', async () => {
    const { outbox } = open();
    server.answer = ({ key }) => (key === 'picture' ? new Promise(() => {}) : 'done');
    const imagen = new Blob(['x']);
    void outbox.add({ name: 'uploadVoucher', args: { imagen, fields: {} } }, 'picture');
    await settle();
    await expect(outbox.add(approve(50), 'k1')).resolves.toMatchObject({ kind: 'done' });
  });

  test('an action that cannot be kept is refused, not sent behind the back of the person', async () => {
    const broken = { ...storage, add: () => Promise.reject(new Error('disk full')) };
    const { outbox } = open({ storage: broken });
    await expect(outbox.add(approve(50), 'k1')).rejects.toThrow('disk full');
    expect(server.requests).toEqual([]);
  });
});

describe('without a connection', () => {
  test('actions wait, and are sent in the order they were done once the way is open', async () => {
    const window = open({ open: false });
    for (const [id, key] of [
      [52, 'k1'],
      [50, 'k2'],
      [51, 'k3'],
    ] as const) {
      await expect(window.outbox.add(approve(id), key)).resolves.toEqual({ kind: 'queued' });
    }
    await clock.advance(60_000);
    expect(server.requests).toEqual([]);
    expect(window.shown).toEqual(['k1', 'k2', 'k3']);
    window.setOpen(true);
    await settle();
    expect(server.done).toEqual(['3 k1', '3 k2', '3 k3']);
    expect(window.shown).toEqual([]);
  });

  test('a page that opens later sends what an earlier one left', async () => {
    const earlier = open({ open: false });
    await earlier.outbox.add(approve(50), 'k1');
    const later = open({ open: false, name: 'later' });
    await settle();
    expect(later.shown).toEqual(['k1']);
    later.setOpen(true);
    await settle();
    expect(server.done).toEqual(['3 k1']);
  });

  test('an action whose answer was lost is sent again under its key, and done once', async () => {
    const window = open();
    server.answer = () => 'answer lost';
    await expect(window.outbox.add(approve(50), 'k1')).resolves.toEqual({ kind: 'queued' });
    window.setOpen(false);
    server.answer = () => 'done';
    window.setOpen(true);
    await settle();
    expect(server.requests).toEqual(['3 k1', '3 k1']);
    expect(server.done).toEqual(['3 k1']);
  });

  test('an action taken back is not sent', async () => {
    const window = open({ open: false });
    await window.outbox.add(approve(50), 'k1');
    await window.outbox.add(approve(51), 'k2');
    await expect(window.outbox.discard('k1')).resolves.toBe(true);
    await settle();
    expect(window.shown).toEqual(['k2']);
    window.setOpen(true);
    await settle();
    expect(server.done).toEqual(['3 k2']);
    await expect(window.outbox.discard('k2')).resolves.toBe(false);
  });

  test('taking back waits for a send under way, and says that it came too late', async () => {
    const window = open({ open: false });
    await window.outbox.add(approve(50), 'k1');
    let answer = () => {};
    server.answer = () => new Promise((resolve) => (answer = () => resolve('done')));
    window.setOpen(true);
    await settle();
    const discarded = window.outbox.discard('k1');
    await settle();
    answer();
    await expect(discarded).resolves.toBe(false);
    expect(server.done).toEqual(['3 k1']);
  });
});

describe('when the server refuses a queued action', () => {
  test.each([409, 404, 403, 422])('a %i is told, and the queue goes on', async (status) => {
    const window = open({ open: false });
    await window.outbox.add(approve(50), 'k1');
    await window.outbox.add(approve(51), 'k2');
    const mensaje = 'El pedido #50 ya fue aprobado por Ana a las 12:03.';
    server.answer = ({ key }) => (key === 'k1' ? refusal(status, mensaje) : 'done');
    window.setOpen(true);
    await settle();
    expect(window.refused).toEqual([{ key: 'k1', refusal: { why: 'refused', status, mensaje } }]);
    expect(server.done).toEqual(['3 k2']);
    expect(window.shown).toEqual([]);
  });

  test('too fast waits as long as the server asks', async () => {
    const window = open({ open: false });
    await window.outbox.add(approve(50), 'k1');
    server.answer = () => refusal(429, 'Espere.', 7_000);
    window.setOpen(true);
    await clock.advance(6_999);
    expect(server.requests).toHaveLength(1);
    expect(window.shown).toEqual(['k1']);
    server.answer = () => 'done';
    await clock.advance(1);
    expect(server.done).toEqual(['3 k1']);
    expect(window.refused).toEqual([]);
  });

  test('a database that is away is asked again, with growing pauses, until it is back', async () => {
    const window = open({ open: false });
    await window.outbox.add(approve(50), 'k1');
    server.answer = () => refusal(503, 'La base de datos no responde.');
    window.setOpen(true);
    await clock.advance(60_000);
    // At 0, 1, 3, 7, 15, 30, 45 and 60 s.
    expect(server.requests).toHaveLength(8);
    expect(window.refused).toEqual([]);
    server.answer = () => 'done';
    await clock.advance(15_000);
    expect(server.done).toEqual(['3 k1']);
  });

  test('an action the server always breaks on is told, and does not hold up the others for ever', async () => {
    const window = open({ open: false });
    await window.outbox.add(approve(50), 'k1');
    await window.outbox.add(approve(51), 'k2');
    server.answer = ({ key }) => (key === 'k1' ? refusal(500, 'Falló.') : 'done');
    window.setOpen(true);
    await clock.advance(120_000);
    expect(window.refused.map(({ key }) => key)).toEqual(['k1']);
    expect(server.done).toEqual(['3 k2']);
  });

  test('an action of yesterday is told, not sent', async () => {
    const window = open({ open: false });
    await window.outbox.add(approve(50), 'k1');
    await clock.advance(21 * 3_600_000);
    window.setOpen(true);
    await settle();
    expect(window.refused).toEqual([{ key: 'k1', refusal: { why: 'expired' } }]);
    expect(server.requests).toEqual([]);
    await expect(storage.all()).resolves.toEqual([]);
  });
});

describe('when the person changes', () => {
  test('nothing is sent for somebody who signed out, until that person is back', async () => {
    const window = open({ open: false });
    await window.outbox.add(approve(50), 'k1');
    window.setOwner(null);
    window.setOpen(true);
    await clock.advance(60_000);
    expect(server.requests).toEqual([]);
    window.setOwner(ana);
    await clock.advance(60_000);
    expect(server.requests).toEqual([]);
    expect(window.shown).toEqual(['k1']);
    await expect(window.outbox.add(approve(51), 'k2')).resolves.toMatchObject({ kind: 'done' });
    window.setOwner(rosa);
    await settle();
    expect(server.done).toEqual(['4 k2', '3 k1']);
  });

  test('a session that ended keeps the action for after the next sign-in', async () => {
    const window = open();
    server.answer = () => refusal(401, 'Entre de nuevo.');
    await expect(window.outbox.add(approve(50), 'k1')).resolves.toEqual({ kind: 'queued' });
    window.setOwner(null);
    server.answer = () => 'done';
    window.setOwner(rosa);
    await settle();
    expect(server.done).toEqual(['3 k1']);
    expect(window.refused).toEqual([]);
  });

  test('what was meant for another broker is not sent to this one', async () => {
    const window = open({ open: false });
    await window.outbox.add(approve(50), 'k1');
    window.setOwner({ ...rosa, servidor: 'http://other' });
    window.setOpen(true);
    await clock.advance(60_000);
    expect(server.requests).toEqual([]);
  });
});

describe('with two windows', () => {
  test('each action is sent once, in order, whoever of them sends', async () => {
    const channel = createChannels();
    const one = open({ open: false, name: 'one', channel: channel() });
    const two = open({ open: false, name: 'two', channel: channel() });
    for (const n of [1, 2, 3, 4, 5, 6]) {
      await (n % 2 ? one : two).outbox.add(approve(n), `k${n}`);
    }
    await settle();
    expect(one.shown).toHaveLength(6);
    expect(two.shown).toHaveLength(6);
    one.setOpen(true);
    two.setOpen(true);
    await clock.advance(10_000);
    expect(server.requests).toEqual(['3 k1', '3 k2', '3 k3', '3 k4', '3 k5', '3 k6']);
    expect(one.shown).toEqual([]);
    expect(two.shown).toEqual([]);
  });

  test('a refusal is told in both', async () => {
    const channel = createChannels();
    const one = open({ open: false, name: 'one', channel: channel() });
    const two = open({ open: false, name: 'two', channel: channel() });
    await one.outbox.add(approve(50), 'k1');
    server.answer = () => refusal(409, 'Ya fue aprobado.');
    two.setOpen(true);
    await clock.advance(1_000);
    expect(one.refused).toHaveLength(1);
    expect(two.refused).toHaveLength(1);
  });

  test('a window whose action the other one sent does not wait for ever', async () => {
    const channel = createChannels();
    const one = open({ open: true, name: 'one', channel: channel() });
    const two = open({ open: true, name: 'two', channel: channel() });
    let answer = () => {};
    server.answer = () => new Promise((resolve) => (answer = () => resolve('done')));
    const first = one.outbox.add(approve(1), 'k1');
    await settle();
    // While the first window has the turn, the second one stands in line, and so does its action.
    const second = two.outbox.add(approve(2), 'k2');
    await settle();
    server.answer = () => 'done';
    answer();
    await clock.advance(2_000);
    await expect(first).resolves.toMatchObject({ kind: 'done' });
    await expect(second).resolves.toHaveProperty('kind');
    expect(server.done).toEqual(['3 k1', '3 k2']);
  });
});
