import { expect, test, vi } from 'vitest';
import { createEventLog, type EventLog, type LoggedEvent } from '../../../realtime/eventLog';
import { arrivals, createLiveFeed } from './liveFeed';

const everything = () => true;

function entry(id: number): LoggedEvent {
  const fecha = '2025-01-01T12:00:00.000Z';
  return { receivedAt: 0, event: { id, tipo: 'pedido_creado', fecha, pedido_id: id } };
}

/** A log of three, whose listeners are told at once. */
function setUp(): { log: EventLog; add: (...ids: number[]) => void } {
  const log = createEventLog((run) => {
    run();
    return () => undefined;
  }, 3);
  return {
    log,
    add: (...ids) => {
      for (const id of ids) log.append(entry(id));
    },
  };
}

const idsOf = (entries: readonly LoggedEvent[]) => entries.map(({ event }) => event.id);

test('while following, the list is the log', () => {
  const { log, add } = setUp();
  const feed = createLiveFeed(log);
  add(1, 2);
  expect(idsOf(feed.view().shown.entries)).toEqual([1, 2]);
  expect(arrivals(feed.view(), everything)).toEqual({ count: 0, more: false });
});

test('the view is the same object until something changed', () => {
  const { log, add } = setUp();
  const feed = createLiveFeed(log);
  add(1);
  const before = feed.view();
  expect(feed.view()).toBe(before);
  add(2);
  expect(feed.view()).not.toBe(before);
});

test('a paused list stands still and counts what came', () => {
  const { log, add } = setUp();
  const feed = createLiveFeed(log);
  add(1, 2);
  feed.pause();
  add(3, 4);
  expect(idsOf(feed.view().shown.entries)).toEqual([1, 2]);
  expect(arrivals(feed.view(), everything)).toEqual({ count: 2, more: false });
});

test('only what passes the filter is counted', () => {
  const { log, add } = setUp();
  const feed = createLiveFeed(log);
  feed.read();
  add(1, 2, 3);
  expect(arrivals(feed.view(), ({ event }) => event.id === 2).count).toBe(1);
});

test('a pause longer than the log says that more came than are kept', () => {
  const { log, add } = setUp();
  const feed = createLiveFeed(log);
  add(1);
  feed.pause();
  add(2, 3, 4, 5, 6);
  expect(idsOf(feed.view().shown.entries)).toEqual([1]);
  expect(arrivals(feed.view(), everything)).toEqual({ count: 3, more: true });
});

test('following again shows the newest and forgets what was held', () => {
  const { log, add } = setUp();
  const feed = createLiveFeed(log);
  feed.pause();
  add(1, 2, 3, 4);
  feed.follow();
  expect(feed.view().mode).toBe('following');
  expect(idsOf(feed.view().shown.entries)).toEqual([2, 3, 4]);
});

test('reading turns into a pause without losing its place', () => {
  const { log, add } = setUp();
  const feed = createLiveFeed(log);
  add(1);
  feed.read();
  add(2);
  feed.pause();
  expect(idsOf(feed.view().shown.entries)).toEqual([1]);
});

test('a pause is not undone by reading', () => {
  const { log } = setUp();
  const feed = createLiveFeed(log);
  feed.pause();
  feed.read();
  expect(feed.view().mode).toBe('paused');
});

test('listeners hear of events and of every change of mode, until they stop', () => {
  const { log, add } = setUp();
  const feed = createLiveFeed(log);
  const heard = vi.fn();
  const stop = feed.subscribe(heard);
  add(1);
  feed.pause();
  feed.pause();
  expect(heard).toHaveBeenCalledTimes(2);
  stop();
  add(2);
  feed.follow();
  expect(heard).toHaveBeenCalledTimes(2);
});
