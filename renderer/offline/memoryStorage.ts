import type { OutboxEntry } from './entry';
import type { Lease, OutboxStorage } from './storage';

/** An outbox that lasts as long as the page: for tests, and where the browser keeps nothing on disk. */
export function createMemoryStorage(): OutboxStorage {
  const entries = new Map<number, OutboxEntry>();
  const leases = new Map<string, Lease>();
  let lastSeq = 0;
  return {
    add(entry) {
      lastSeq += 1;
      const added = { ...structuredClone(entry), seq: lastSeq };
      entries.set(lastSeq, added);
      return Promise.resolve(added);
    },
    all: () => Promise.resolve([...entries.values()]),
    setAttempts(seq, attempts) {
      const entry = entries.get(seq);
      if (entry !== undefined) entries.set(seq, { ...entry, attempts });
      return Promise.resolve();
    },
    remove: (seq) => Promise.resolve(entries.delete(seq)),
    takeLease(lease, now) {
      const held = leases.get(lease.name);
      const free = held === undefined || held.owner === lease.owner || held.until <= now;
      if (free) leases.set(lease.name, lease);
      return Promise.resolve(free);
    },
    releaseLease(name, owner) {
      if (leases.get(name)?.owner === owner) leases.delete(name);
      return Promise.resolve();
    },
    close() {
      entries.clear();
    },
  };
}
