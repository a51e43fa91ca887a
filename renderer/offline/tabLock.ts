import type { Clock } from '../platform/clock';
import type { OutboxStorage } from './storage';

/** Does things one at a time among all tabs of this browser. */
export interface TabLock {
  /**
   * Waits for the turn, runs, and gives the turn back, also when `work` throws. `holdMs` is how long the
   * work may take at most: after that, where the browser has no locks, another tab no longer waits.
   */
  run<Value>(name: string, holdMs: number, work: () => Promise<Value>): Promise<Value>;
}

/** The browser's own locks; they end with the tab that holds them. Absent on plain http. */
export function webTabLock(locks: LockManager): TabLock {
  return { run: async (name, _holdMs, work) => locks.request(`campana.${name}`, work) };
}

const pollMs = 200;

/**
 * A lock made of leases on disk. `owner` should survive a reload, so that a page need not wait for its own
 * former self. Two tabs at work after all (one slept past its lease) do no harm: what they send carries
 * the same key, and the server does it once.
 */
export function leaseTabLock(
  storage: Pick<OutboxStorage, 'takeLease' | 'releaseLease'>,
  clock: Clock,
  owner: string,
): TabLock {
  const turns = new Map<string, Promise<unknown>>();

  async function alone<Value>(
    name: string,
    holdMs: number,
    work: () => Promise<Value>,
  ): Promise<Value> {
    const take = () => {
      const now = clock.now();
      return storage.takeLease({ name, owner, until: now + holdMs }, now);
    };
    while (!(await take())) await new Promise<void>((resolve) => clock.after(pollMs, resolve));
    try {
      return await work();
    } finally {
      await storage.releaseLease(name, owner);
    }
  }

  return {
    run(name, holdMs, work) {
      // The lease cannot tell two uses by one tab apart, so these stand in line here.
      const before = turns.get(name) ?? Promise.resolve();
      const mine = before.then(() => alone(name, holdMs, work));
      turns.set(
        name,
        mine.catch(() => undefined),
      );
      return mine;
    },
  };
}
