import { describe, expect, it } from 'vitest';
import { refuseUnstorable } from './jsonBody';

describe('refuseUnstorable', () => {
  it.each([
    [{ a: 'x\0' }, 'a'],
    [{ a: [{ b: '\0' }] }, 'a.0.b'],
    [{ 'a\0': 1 }, 'a'],
    [['x', '\0'], '1'],
  ])('names the field of a NUL character in %j', (value, field) => {
    expect(() => refuseUnstorable(value)).toThrow(
      expect.objectContaining({ status: 422, field }) as Error,
    );
  });

  it('refuses nesting of any depth without running out of stack', () => {
    const bomb: unknown = JSON.parse('['.repeat(60_000) + ']'.repeat(60_000));
    expect(() => refuseUnstorable(bomb)).toThrow(expect.objectContaining({ status: 422 }) as Error);
  });

  it('lets everything else pass', () => {
    expect(() =>
      refuseUnstorable({ a: [1, null, true, { b: 'ñ🔔\u0001' }], c: undefined }),
    ).not.toThrow();
  });
});
