import type { NewOutboxEntry } from '../offline/entry';
import type { OutboxStorage } from '../offline/storage';

/** One rule every storage of the outbox keeps; throws an `Error` that says how it was broken. */
export interface StorageRule {
  name: string;
  check: (storage: OutboxStorage) => Promise<void>;
}

const entryOf = (key: string): NewOutboxEntry => ({
  key,
  wish: { name: 'approvePedido', args: { id: 50 } },
  usuarioId: 3,
  nombre: 'Rosa',
  servidor: 'http://broker',
  createdAt: 1,
  attempts: 0,
});

/** What the outbox relies on, checked on every implementation: in memory by unit tests, on disk in a browser. */
export const storageContract: readonly StorageRule[] = [
  {
    name: 'entries come back in the order they were added',
    async check(storage) {
      for (const key of ['c', 'a', 'b']) await storage.add(entryOf(key));
      same(await keysOf(storage), ['c', 'a', 'b']);
    },
  },
  {
    name: 'a place in the queue is never given twice, also after the last entry went',
    async check(storage) {
      const first = await storage.add(entryOf('a'));
      await storage.remove(first.seq);
      const second = await storage.add(entryOf('b'));
      same(second.seq > first.seq, true);
    },
  },
  {
    name: 'an entry comes back as it was, a picture in its arguments included',
    async check(storage) {
      const picture = new Blob(['bytes of a picture'], { type: 'image/png' });
      const args = { imagen: picture, fields: { monto: '37.00' } };
      await storage.add({ ...entryOf('a'), wish: { name: 'uploadVoucher', args } });
      const [back] = await storage.all();
      const wish = back?.wish;
      if (wish?.name !== 'uploadVoucher') throw new Error('Another action came back.');
      same(wish.args.fields, args.fields);
      same(wish.args.imagen.type, 'image/png');
      same(await wish.args.imagen.text(), 'bytes of a picture');
    },
  },
  {
    name: 'removing answers whether the entry was still there',
    async check(storage) {
      const { seq } = await storage.add(entryOf('a'));
      same(await storage.remove(seq), true);
      same(await storage.remove(seq), false);
      same(await storage.all(), []);
    },
  },
  {
    name: 'attempts are written down, but not of an entry that is gone',
    async check(storage) {
      const { seq } = await storage.add(entryOf('a'));
      await storage.setAttempts(seq, 2);
      same((await storage.all())[0]?.attempts, 2);
      await storage.remove(seq);
      await storage.setAttempts(seq, 3);
      same(await storage.all(), []);
    },
  },
  {
    name: 'a lease is held by one owner until its time is over or it is given back',
    async check(storage) {
      const lease = (owner: string, until: number) => ({ name: 'l', owner, until });
      same(await storage.takeLease(lease('a', 100), 0), true);
      same(await storage.takeLease(lease('b', 150), 50), false);
      same(await storage.takeLease(lease('a', 160), 60), true);
      same(await storage.takeLease(lease('b', 220), 120), false);
      same(await storage.takeLease(lease('b', 260), 160), true);
      await storage.releaseLease('l', 'a');
      same(await storage.takeLease(lease('a', 300), 200), false);
      await storage.releaseLease('l', 'b');
      same(await storage.takeLease(lease('a', 300), 200), true);
    },
  },
  {
    name: 'of many who want a lease at once one gets it',
    async check(storage) {
      const owners = Array.from({ length: 8 }, (_, index) => `owner ${index}`);
      const takes = owners.map((owner) => storage.takeLease({ name: 'l', owner, until: 10 }, 0));
      same((await Promise.all(takes)).filter(Boolean).length, 1);
    },
  },
];

async function keysOf(storage: OutboxStorage): Promise<string[]> {
  return (await storage.all()).map(({ key }) => key);
}

function same(actual: unknown, expected: unknown): void {
  const [is, should] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (is !== should) throw new Error(`Expected ${should}, got ${is}.`);
}
