import { beforeEach, describe, expect, it } from 'vitest';
import { Problem } from '../problem';
import { createLoginGuard, type LoginGuard } from './loginGuard';

let now: number;
let guard: LoginGuard;
beforeEach(() => {
  now = 0;
  guard = createLoginGuard({ now: () => now });
});

const fail = () => Promise.resolve(null);
const succeed = () => Promise.resolve('session');

async function failTimes(times: number, account = 'ana', address = '10.0.0.1'): Promise<void> {
  for (let i = 0; i < times; i += 1) await guard.attempt(account, address, fail);
}

describe('the login guard', () => {
  it('refuses the sixth attempt after five failures in a minute, and says how long to wait', async () => {
    await failTimes(5);
    now = 20_000;
    const refused: unknown = await guard
      .attempt('ana', '10.0.0.1', succeed)
      .catch((e: unknown) => e);
    expect(refused).toBeInstanceOf(Problem);
    expect(refused).toMatchObject({ status: 429, retryAfterSeconds: 40 });
    now = 60_000;
    expect(await guard.attempt('ana', '10.0.0.1', succeed)).toBe('session');
  });

  it('holds back neither another account, nor the account from another address', async () => {
    await failTimes(5);
    expect(await guard.attempt('rosa', '10.0.0.1', succeed)).toBe('session');
    expect(await guard.attempt('ana', '10.0.0.2', succeed)).toBe('session');
  });

  it('forgets failures after a success', async () => {
    await failTimes(4);
    await guard.attempt('ana', '10.0.0.1', succeed);
    await failTimes(4);
    expect(await guard.attempt('ana', '10.0.0.1', succeed)).toBe('session');
  });

  it('holds nobody up for an hour because the clock was set back by one', async () => {
    now = 3_600_000;
    await failTimes(5);
    now = 0;
    expect(await guard.attempt('ana', '10.0.0.1', succeed)).toBe('session');
  });

  it('does not count attempts that broke', async () => {
    for (let i = 0; i < 10; i += 1) {
      const broken = guard.attempt('ana', '10.0.0.1', () => Promise.reject(new Error('away')));
      await expect(broken).rejects.toThrow('away');
    }
    expect(await guard.attempt('ana', '10.0.0.1', succeed)).toBe('session');
  });

  it('gives a hundred guesses sent at once no more tries than five', async () => {
    let tries = 0;
    const guesses = Array.from({ length: 100 }, () =>
      guard.attempt('ana', '10.0.0.1', async () => {
        tries += 1;
        await Promise.resolve();
        return null;
      }),
    );
    await Promise.allSettled(guesses);
    expect(tries).toBe(5);
  });

  it('lets a hundred right logins at once through', async () => {
    const logins = Array.from({ length: 100 }, () => guard.attempt('ana', '10.0.0.1', succeed));
    expect(await Promise.all(logins)).toHaveLength(100);
  });

  it('slows down an address that tries many names', async () => {
    for (let i = 0; i < 50; i += 1) await guard.attempt(`name${i}`, '10.0.0.1', fail);
    await expect(guard.attempt('another', '10.0.0.1', succeed)).rejects.toMatchObject({
      status: 429,
    });
    expect(await guard.attempt('another', '10.0.0.2', succeed)).toBe('session');
  });
});
