import type { CampanaEvent } from '../../shared/protocol/events';
import type { SyncStatus } from '../stores/connectionSlice';
import type { Clock } from '../platform/clock';
import type { RandomSource } from '../platform/random';
import { backoffDelay } from '../realtime/backoff';
import type { Snapshot } from './snapshot';

/** What the synchronizer needs from its surroundings. */
export interface SynchronizerOptions {
  load: () => Promise<Snapshot>;
  apply: (snapshot: Snapshot, asOf: number) => void;
  /** Applies an event to the store, without sounds or notifications. */
  handle: (event: CampanaEvent) => void;
  setStatus: (status: SyncStatus) => void;
  clock: Clock;
  random: RandomSource;
}

/**
 * Loads the whole state without losing what happens meanwhile. Events that arrive during the loading
 * are shown at once and noted; when the lists are there they replace everything, and the noted events
 * are applied again on top. An older list can so never hide a newer event.
 */
export interface Synchronizer {
  /** Loads; every answer is at least as new as event `asOf`. A load under way is given up. */
  load(asOf: number): void;
  /** To be called with every event that arrives. */
  note(event: CampanaEvent): void;
  /** Gives up a load under way. */
  cancel(): void;
}

/** Creates a synchronizer; nothing is loaded yet. */
export function createSynchronizer(options: SynchronizerOptions): Synchronizer {
  let journal: CampanaEvent[] | null = null;
  let run = 0;
  let cancelRetry = (): void => undefined;

  async function attempt(mine: number, asOf: number, failures: number): Promise<void> {
    options.setStatus('loading');
    let snapshot: Snapshot;
    try {
      snapshot = await options.load();
    } catch {
      if (mine !== run) return;
      options.setStatus('failed');
      cancelRetry = options.clock.after(backoffDelay(failures, options.random), () => {
        void attempt(mine, asOf, failures + 1);
      });
      return;
    }
    if (mine !== run) return;
    const later = (journal ?? []).filter((event) => event.id > asOf);
    journal = null;
    options.apply(snapshot, asOf);
    for (const event of later) options.handle(event);
    options.setStatus('ready');
  }

  return {
    load(asOf) {
      cancelRetry();
      run += 1;
      journal = [];
      void attempt(run, asOf, 0);
    },
    note(event) {
      journal?.push(event);
    },
    cancel() {
      cancelRetry();
      run += 1;
      journal = null;
    },
  };
}
