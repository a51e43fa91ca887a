import { tooFast } from '../problem';
import type { Clock } from '../ports';

/** Failed logins allowed in the window. */
const perAccount = 5;
/** Many people share a restaurant's one address, so this is wide; it slows a list of names down. */
const perAddress = 50;
const windowMs = 60_000;
/** Addresses and accounts remembered; beyond it the oldest are forgotten, so that memory stays bounded. */
const maxKeys = 20_000;

interface Attempts {
  /** When the failures of the last minute happened, oldest first. */
  failures: number[];
  /** Attempts being checked at this moment: each may yet become a failure. */
  checking: number;
  waiting: (() => void)[];
}

/** Slows down guessing of passwords. Only failures count, and a session once opened is never affected. */
export interface LoginGuard {
  /**
   * Runs one attempt; `attempt` answers whether the password fitted.
   *
   * @throws Problem 429 with the seconds until the next attempt, after 5 failures in a minute of one
   * account from one address, or 50 from one address.
   */
  attempt<Value>(
    account: string,
    address: string,
    attempt: () => Promise<Value | null>,
  ): Promise<Value | null>;
}

/**
 * Creates the guard. At most as many attempts of an account run at once as may still fail, so a
 * hundred sent together get no more tries than a hundred sent in turn; right ones just queue.
 */
export function createLoginGuard(clock: Clock): LoginGuard {
  const known = new Map<string, Attempts>();

  function attemptsOf(key: string): Attempts {
    const found = known.get(key) ?? { failures: [], checking: 0, waiting: [] };
    // Moves to the end: the map's first keys are those not used for longest.
    known.delete(key);
    known.set(key, found);
    for (const [oldest, entry] of known) {
      if (known.size <= maxKeys) break;
      if (entry.checking === 0) known.delete(oldest);
    }
    return found;
  }

  function refuseAfter(entry: Attempts, limit: number): void {
    const now = clock.now();
    // Of a clock that was set back, failures lie ahead: they must not hold a person up until it gets there.
    entry.failures = entry.failures.filter((at) => at > now - windowMs && at <= now);
    if (entry.failures.length < limit) return;
    const first = entry.failures[entry.failures.length - limit] ?? now;
    const seconds = Math.max(1, Math.ceil((first + windowMs - now) / 1000));
    throw tooFast(`Demasiados intentos fallidos; espere ${seconds} segundos.`, seconds);
  }

  async function takeTurn(entry: Attempts, limit: number): Promise<void> {
    for (;;) {
      refuseAfter(entry, limit);
      if (entry.failures.length + entry.checking < limit) break;
      await new Promise<void>((resolve) => entry.waiting.push(resolve));
    }
    entry.checking += 1;
  }

  function endTurn(entry: Attempts): void {
    entry.checking -= 1;
    // All look again: one failure can close the door for several that wait.
    for (const wake of entry.waiting.splice(0)) wake();
  }

  return {
    async attempt(account, address, attempt) {
      const mine = attemptsOf(`${account}\n${address}`);
      const everybody = attemptsOf(address);
      await takeTurn(mine, perAccount);
      try {
        await takeTurn(everybody, perAddress);
        try {
          const value = await attempt();
          if (value === null) {
            mine.failures.push(clock.now());
            everybody.failures.push(clock.now());
          } else {
            mine.failures = [];
          }
          return value;
        } finally {
          endTurn(everybody);
        }
      } finally {
        endTurn(mine);
      }
    },
  };
}
