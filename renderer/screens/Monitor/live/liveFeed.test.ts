import { expect, test, vi } from 'vitest';
import { createEventLog, type LoggedEvent } from '../../../realtime/eventLog';
import { createFakeClock } from '../../../testing/fakeClock';
import { arrivals, createLiveFeed, feedGapMs } from './liveFeed';

const everything = () => true;

function entry(id: number): LoggedEvent {
  const fecha = '2025-01-01T12:00:00.000Z';
  return { receivedAt: 0, event: { id, tipo: 'pedido_creado', fecha, pedido_id: id } };
}

/** A feed on a log of three, and somebody who watches it. A frame takes no time. */
function setUp() {
  const clock = createFakeClock();
  const log = createEventLog((run) => clock.after(0, run), 3);
  const feed = createLiveFeed(log, clock);
  const heard = vi.fn();
  const stop = feed.subscribe(heard);
  return {
    clock,
    feed,
    heard,
    stop,
    /** Adds events and waits until the list may change again. */
    add: async (...ids: number[]) => {
      for (const id of ids) log.append(entry(id));
      await clock.advance(feedGapMs);
    },
    /** Adds events of the same moment. */
    addAtOnce: (...ids: number[]) => {
      for (const id of ids) log.append(entry(id));
    },
  };
}

const idsOf = (entries: readonly LoggedEvent[]) => entries.map(({ event }) => event.id);

test('while following, the list is the log', async () => {
  const { feed, add } = setUp();
  await add(1, 2);
  expect(idsOf(feed.view().shown.entries)).toEqual([1, 2]);
  expect(arrivals(feed.view(), everything)).toEqual({ count: 0, more: false });
});

test('the view is the same object until something changed', async () => {
  const { feed, add } = setUp();
  await add(1);
  const before = feed.view();
  expect(feed.view()).toBe(before);
  await add(2);
  expect(feed.view()).not.toBe(before);
});

test('a paused list stands still and counts what came', async () => {
  const { feed, add } = setUp();
  await add(1, 2);
  feed.pause();
  await add(3, 4);
  expect(idsOf(feed.view().shown.entries)).toEqual([1, 2]);
  expect(arrivals(feed.view(), everything)).toEqual({ count: 2, more: false });
});

test('only what passes the filter is counted', async () => {
  const { feed, add } = setUp();
  feed.read();
  await add(1, 2, 3);
  expect(arrivals(feed.view(), ({ event }) => event.id === 2).count).toBe(1);
});

test('a pause longer than the log says that more came than are kept', async () => {
  const { feed, add } = setUp();
  await add(1);
  feed.pause();
  await add(2, 3, 4, 5, 6);
  expect(idsOf(feed.view().shown.entries)).toEqual([1]);
  expect(arrivals(feed.view(), everything)).toEqual({ count: 3, more: true });
});

test('following again shows the newest and forgets what was held', async () => {
  const { feed, add } = setUp();
  feed.pause();
  await add(1, 2, 3, 4);
  feed.follow();
  expect(feed.view().mode).toBe('following');
  expect(idsOf(feed.view().shown.entries)).toEqual([2, 3, 4]);
});

test('reading turns into a pause without losing its place', async () => {
  const { feed, add } = setUp();
  await add(1);
  feed.read();
  await add(2);
  feed.pause();
  expect(idsOf(feed.view().shown.entries)).toEqual([1]);
});

test('a pause is not undone by reading', () => {
  const { feed } = setUp();
  feed.pause();
  feed.read();
  expect(feed.view().mode).toBe('paused');
});

test('listeners hear of events and of every change of mode, until they stop', async () => {
  const { feed, heard, stop, add } = setUp();
  await add(1);
  feed.pause();
  feed.pause();
  expect(heard).toHaveBeenCalledTimes(2);
  stop();
  await add(2);
  feed.follow();
  expect(heard).toHaveBeenCalledTimes(2);
});

test('a single event is shown at once, a flood in batches that lose nothing', async () => {
  const { clock, feed, heard, addAtOnce } = setUp();
  addAtOnce(1);
  await clock.advance(0);
  expect(heard).toHaveBeenCalledTimes(1);
  addAtOnce(2);
  await clock.advance(feedGapMs / 2);
  addAtOnce(3);
  await clock.advance(0);
  expect(idsOf(feed.view().shown.entries)).toEqual([1]);
  await clock.advance(feedGapMs / 2);
  expect(heard).toHaveBeenCalledTimes(2);
  expect(idsOf(feed.view().shown.entries)).toEqual([1, 2, 3]);
});

test('a pause begins with everything that came before it', () => {
  const { feed, addAtOnce } = setUp();
  addAtOnce(1, 2);
  feed.pause();
  expect(idsOf(feed.view().shown.entries)).toEqual([1, 2]);
});

test('who starts watching sees what came before', () => {
  const { feed, stop, addAtOnce } = setUp();
  stop();
  addAtOnce(1, 2);
  feed.subscribe(() => undefined);
  expect(idsOf(feed.view().shown.entries)).toEqual([1, 2]);
});

test('nothing is left running when nobody watches', async () => {
  const { clock, stop, add, addAtOnce } = setUp();
  await add(1);
  addAtOnce(2);
  await clock.advance(0);
  addAtOnce(3);
  await clock.advance(0);
  expect(clock.pending()).toBe(1);
  stop();
  expect(clock.pending()).toBe(0);
});
