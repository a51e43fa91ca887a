import type { Clock } from '../platform/clock';
import { createIndexedDbStorage } from './indexedDbStorage';
import { createMemoryStorage } from './memoryStorage';
import type { OutboxOptions } from './outbox';
import { browserTabChannel } from './tabChannel';
import { leaseTabLock, webTabLock } from './tabLock';

/**
 * The best this browser has for keeping actions: on disk and shared among its tabs. Where it keeps nothing
 * (hardened settings), actions last as long as the page, which warns before it closes. `screenId` tells
 * this tab from others.
 */
export function browserOutbox(
  screenId: string,
  clock: Clock,
  report: (error: unknown) => void,
): Pick<OutboxOptions, 'storage' | 'lock' | 'channel'> {
  const factory = (globalThis as { indexedDB?: IDBFactory }).indexedDB;
  const storage =
    factory === undefined ? createMemoryStorage() : createIndexedDbStorage(factory, report);
  const locks = (navigator as Partial<Pick<Navigator, 'locks'>>).locks;
  return {
    storage,
    lock: locks === undefined ? leaseTabLock(storage, clock, screenId) : webTabLock(locks),
    channel: 'BroadcastChannel' in globalThis ? browserTabChannel() : null,
  };
}
