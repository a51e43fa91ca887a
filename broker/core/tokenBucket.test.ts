import { describe, expect, it } from 'vitest';
import { TokenBucket } from './tokenBucket';

describe('TokenBucket', () => {
  it('lets a burst through, then the steady rate', () => {
    const bucket = new TokenBucket(10, 20, 0);
    const burst = Array.from({ length: 25 }, () => bucket.take(0)).filter(Boolean);
    expect(burst).toHaveLength(20);
    const second = Array.from({ length: 25 }, () => bucket.take(1_000)).filter(Boolean);
    expect(second).toHaveLength(10);
  });

  it('gives nothing for a clock that was set back', () => {
    const bucket = new TokenBucket(10, 1, 10_000);
    expect(bucket.take(10_000)).toBe(true);
    expect(bucket.take(0)).toBe(false);
    expect(bucket.take(50)).toBe(false);
    expect(bucket.take(200)).toBe(true);
  });

  it('says how long to wait', () => {
    const bucket = new TokenBucket(0.5, 1, 0);
    bucket.take(0);
    expect(bucket.secondsUntilNext()).toBe(2);
  });
});
