import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { startBackground, type Background } from './background';
import type { Logger } from './ports';

const everyMs = 1_000;
let background: Background | undefined;
let said: string[];

beforeEach(() => {
  vi.useFakeTimers();
  said = [];
});
afterEach(async () => {
  await background?.close();
  vi.useRealTimers();
});

const logger: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: (_fields, message) => said.push(message),
  error: () => undefined,
};

function start(work: (signal: AbortSignal) => Promise<boolean>, firstAfterMs?: number): Background {
  const first = firstAfterMs === undefined ? {} : { firstAfterMs };
  background = startBackground({ work, everyMs, ...first, failure: 'it failed', logger });
  return background;
}

/** Work whose rounds end when the test says so. */
function heldWork() {
  const held: ((more: boolean) => void)[] = [];
  const work = vi.fn(() => new Promise<boolean>((resolve) => held.push(resolve)));
  const end = async (more: boolean): Promise<void> => {
    held.shift()?.(more);
    await vi.advanceTimersByTimeAsync(0);
  };
  return { work, end };
}

it('looks at once and then at its times, or for the first time when it was told', async () => {
  const work = vi.fn(() => Promise.resolve(false));
  await start(work).idle();
  expect(work).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(2 * everyMs);
  expect(work).toHaveBeenCalledTimes(3);
  await background?.close();

  const late = vi.fn(() => Promise.resolve(false));
  start(late, 5_000);
  await vi.advanceTimersByTimeAsync(4_999);
  expect(late).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1 + everyMs);
  expect(late).toHaveBeenCalledTimes(2);
});

it('goes on while more waits, one round at a time; a call meanwhile is followed by another round', async () => {
  const { work, end } = heldWork();
  const { wake } = start(work);
  await vi.advanceTimersByTimeAsync(3 * everyMs);
  expect(work).toHaveBeenCalledTimes(1);
  await end(true);
  expect(work).toHaveBeenCalledTimes(2);
  wake();
  await end(false);
  expect(work).toHaveBeenCalledTimes(3);
  await end(false);
  expect(work).toHaveBeenCalledTimes(3);
});

it('says a failure once while it repeats, and again after a round that worked', async () => {
  let broken = true;
  start(() => (broken ? Promise.reject(new Error('away')) : Promise.resolve(false)));
  await vi.advanceTimersByTimeAsync(5 * everyMs);
  expect(said).toEqual(['it failed']);
  broken = false;
  await vi.advanceTimersByTimeAsync(everyMs);
  broken = true;
  await vi.advanceTimersByTimeAsync(5 * everyMs);
  expect(said).toEqual(['it failed', 'it failed']);
});

it('close waits for the round at work, and none follows', async () => {
  const { work, end } = heldWork();
  const { wake, close } = start(work);
  await vi.advanceTimersByTimeAsync(0);
  let closed = false;
  const closing = close().then(() => (closed = true));
  await vi.advanceTimersByTimeAsync(0);
  expect(closed).toBe(false);
  await end(true);
  await closing;
  wake();
  await vi.advanceTimersByTimeAsync(2 * everyMs);
  expect(work).toHaveBeenCalledTimes(1);
});

it('close says nothing of a round that it broke off', async () => {
  start(
    (signal) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(new Error('broken off')));
      }),
  );
  await vi.advanceTimersByTimeAsync(0);
  await background?.close();
  expect(said).toEqual([]);
});
