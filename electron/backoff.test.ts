import { describe, expect, it } from 'vitest';
import { createBackoff } from './backoff';

const options = { firstMs: 100, mostMs: 500, calmMs: 10_000 };

describe('backoff', () => {
  it('doubles up to the longest wait while failures follow each other', () => {
    const backoff = createBackoff(options);
    expect([0, 100, 300, 700, 1200].map((now) => backoff.next(now))).toEqual([
      100, 200, 400, 500, 500,
    ]);
  });

  it('starts over after a calm time', () => {
    const backoff = createBackoff(options);
    backoff.next(0);
    expect(backoff.next(200)).toBe(200);
    expect(backoff.next(200 + 200 + 10_000)).toBe(100);
  });
});
