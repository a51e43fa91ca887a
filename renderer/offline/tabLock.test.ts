import { expect, test } from 'vitest';
import { createFakeClock } from '../testing/fakeClock';
import { createMemoryStorage } from './memoryStorage';
import { leaseTabLock } from './tabLock';

/** Work that ends when the test says so, and a list of what happened. */
function work(happened: string[], name: string) {
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const run = async () => {
    happened.push(`${name} begins`);
    await ended;
    happened.push(`${name} ends`);
  };
  return { run, end };
}

test('two tabs with a lease work one after the other', async () => {
  const clock = createFakeClock();
  const storage = createMemoryStorage();
  const happened: string[] = [];
  const first = work(happened, 'first');
  const second = work(happened, 'second');
  const one = leaseTabLock(storage, clock, 'one').run('l', 10_000, first.run);
  const two = leaseTabLock(storage, clock, 'two').run('l', 10_000, second.run);
  await clock.advance(1_000);
  expect(happened).toEqual(['first begins']);
  first.end();
  await one;
  await clock.advance(1_000);
  expect(happened).toEqual(['first begins', 'first ends', 'second begins']);
  second.end();
  await two;
});

test('one tab uses its lease for one thing at a time', async () => {
  const clock = createFakeClock();
  const lock = leaseTabLock(createMemoryStorage(), clock, 'one');
  const happened: string[] = [];
  const first = work(happened, 'first');
  const second = work(happened, 'second');
  const both = [lock.run('l', 10_000, first.run), lock.run('l', 10_000, second.run)];
  await clock.advance(1_000);
  expect(happened).toEqual(['first begins']);
  first.end();
  second.end();
  await Promise.all(both);
  expect(happened).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
});

test('work that throws gives the turn back', async () => {
  const clock = createFakeClock();
  const storage = createMemoryStorage();
  const one = leaseTabLock(storage, clock, 'one');
  await expect(one.run('l', 10_000, () => Promise.reject(new Error('broken')))).rejects.toThrow(
    'broken',
  );
  await expect(one.run('l', 10_000, () => Promise.resolve('same tab'))).resolves.toBe('same tab');
  const two = leaseTabLock(storage, clock, 'two');
  await expect(two.run('l', 10_000, () => Promise.resolve('other tab'))).resolves.toBe('other tab');
});

test('a tab that crashed holds the turn only until its lease is over', async () => {
  const clock = createFakeClock();
  const storage = createMemoryStorage();
  void leaseTabLock(storage, clock, 'crashed').run('l', 10_000, () => new Promise(() => {}));
  const happened: string[] = [];
  const next = leaseTabLock(storage, clock, 'next').run('l', 10_000, () => {
    happened.push('next');
    return Promise.resolve();
  });
  await clock.advance(9_000);
  expect(happened).toEqual([]);
  await clock.advance(2_000);
  await next;
  expect(happened).toEqual(['next']);
});
