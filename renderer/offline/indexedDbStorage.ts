import { readEntry, type OutboxEntry } from './entry';
import type { Lease, OutboxStorage } from './storage';

const databaseName = 'campana';
const entriesStore = 'outbox';
const leasesStore = 'leases';
type StoreName = typeof entriesStore | typeof leasesStore;

/**
 * The outbox in the browser's IndexedDB, which all tabs of one origin share and which plain http may use,
 * too. The connection opens with the first call, and again after the browser closed it.
 */
export function createIndexedDbStorage(
  factory: IDBFactory,
  report: (error: unknown) => void,
): OutboxStorage {
  let opening: Promise<IDBDatabase> | null = null;

  function database(): Promise<IDBDatabase> {
    opening ??= openDatabase(factory, () => {
      opening = null;
    }).catch((error: unknown) => {
      opening = null;
      throw error;
    });
    return opening;
  }

  /** Runs one request in a transaction of its own and resolves when that is committed. */
  async function run<Value>(
    store: StoreName,
    mode: IDBTransactionMode,
    work: (store: IDBObjectStore, answer: (value: Value) => void) => void,
  ): Promise<Value> {
    const transaction = await begin(store, mode);
    return new Promise<Value>((resolve, reject) => {
      const answers: Value[] = [];
      transaction.oncomplete = () => {
        const [answer] = answers;
        if (answers.length === 1) resolve(answer as Value);
        else reject(new Error('The transaction ended without an answer.'));
      };
      transaction.onabort = () => {
        reject(transaction.error ?? new Error('The browser gave up a transaction.'));
      };
      work(transaction.objectStore(store), (value) => answers.push(value));
    });
  }

  async function begin(store: StoreName, mode: IDBTransactionMode): Promise<IDBTransaction> {
    // What a person did must outlive a power cut, not only the page.
    const options = { durability: 'strict' } as const;
    try {
      return (await database()).transaction(store, mode, options);
    } catch {
      // Browsers close a database behind a page that slept; a new connection is all it takes.
      opening = null;
      return (await database()).transaction(store, mode, options);
    }
  }

  return {
    add: (entry) =>
      run<OutboxEntry>(entriesStore, 'readwrite', (store, answer) => {
        const request = store.add(entry);
        request.onsuccess = () => {
          answer({ ...entry, seq: Number(request.result) });
        };
      }),
    async all() {
      const stored = await run<unknown[]>(entriesStore, 'readonly', (store, answer) => {
        const request: IDBRequest<unknown[]> = store.getAll();
        request.onsuccess = () => {
          answer(request.result);
        };
      });
      return stored.flatMap((value) => {
        const entry = readEntry(value);
        if (entry === null) report(new Error('The outbox holds an action this version cannot do.'));
        return entry === null ? [] : [entry];
      });
    },
    setAttempts: (seq, attempts) =>
      run<undefined>(entriesStore, 'readwrite', (store, answer) => {
        const request: IDBRequest<unknown> = store.get(seq);
        request.onsuccess = () => {
          const entry = readEntry(request.result);
          if (entry !== null) store.put({ ...entry, attempts });
          answer(undefined);
        };
      }),
    remove: (seq) =>
      run<boolean>(entriesStore, 'readwrite', (store, answer) => {
        const request = store.count(seq);
        request.onsuccess = () => {
          store.delete(seq);
          answer(request.result === 1);
        };
      }),
    takeLease: (lease, now) =>
      run<boolean>(leasesStore, 'readwrite', (store, answer) => {
        const request = store.get(lease.name) as IDBRequest<Lease | undefined>;
        request.onsuccess = () => {
          const held = request.result;
          const free = held === undefined || held.owner === lease.owner || held.until <= now;
          if (free) store.put(lease);
          answer(free);
        };
      }),
    releaseLease: (name, owner) =>
      run<undefined>(leasesStore, 'readwrite', (store, answer) => {
        const request = store.get(name) as IDBRequest<Lease | undefined>;
        request.onsuccess = () => {
          if (request.result?.owner === owner) store.delete(name);
          answer(undefined);
        };
      }),
    close() {
      opening?.then((open) => {
        open.close();
      }, report);
      opening = null;
    },
  };
}

function openDatabase(factory: IDBFactory, lost: () => void): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = factory.open(databaseName, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(entriesStore, { keyPath: 'seq', autoIncrement: true });
      request.result.createObjectStore(leasesStore, { keyPath: 'name' });
    };
    request.onsuccess = () => {
      const open = request.result;
      open.onclose = lost;
      // A newer version of the app, in another tab, waits for this one to let go.
      open.onversionchange = () => {
        open.close();
        lost();
      };
      resolve(open);
    };
    request.onerror = () => {
      reject(request.error ?? new Error('The browser keeps no database here.'));
    };
  });
}
