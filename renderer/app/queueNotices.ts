import type { TFunction } from 'i18next';
import type { Wish } from '../actions';
import { formatTime } from '../format/time';
import type { OutboxEntry } from '../offline/entry';
import type { Refusal } from '../offline/tabChannel';
import type { AppStore } from '../stores/appStore';
import { wishText } from './wishText';

/** What people are told about actions that wait. */
export interface QueueNotices {
  /** An action waits for the server; the notice offers to take it back. */
  queued: (store: AppStore, wish: Wish, key: string, undo: () => Promise<boolean>) => void;
  /** An action that waited will not be done; stays until it was read. */
  refused: (store: AppStore, entry: OutboxEntry, refusal: Refusal) => void;
}

/** Creates the notices in the person's language. */
export function createQueueNotices(t: TFunction): QueueNotices {
  let endLast = (): void => undefined;
  return {
    queued(store, wish, key, undo) {
      const { insumos, notify, dismiss } = store.getState();
      const what = wishText(wish, t, insumos);
      // Only the newest one: ten orders finished during an outage need no ten messages.
      endLast();
      const notice = notify({
        severity: 'info',
        text: t('queue.kept', { what }),
        action: { label: t('queue.undo'), run: () => void takeBack(store, what, undo) },
      });
      let shown = false;
      const stop = store.subscribe(({ queue }) => {
        const waits = queue.some((action) => action.key === key);
        shown ||= waits;
        if (shown && !waits) endLast();
      });
      endLast = () => {
        endLast = () => undefined;
        stop();
        dismiss(notice);
      };
    },
    refused(store, { wish, createdAt }, refusal) {
      const { insumos, preferences, notify } = store.getState();
      const what = wishText(wish, t, insumos);
      const text =
        refusal.why === 'refused'
          ? t('queue.refused', { what, mensaje: refusal.mensaje })
          : t('queue.expired', {
              what,
              time: formatTime(createdAt, preferences.language, 'dateTime'),
            });
      notify({ severity: 'warning', text, durationMs: null });
    },
  };

  async function takeBack(
    store: AppStore,
    what: string,
    undo: () => Promise<boolean>,
  ): Promise<void> {
    const undone = await undo();
    store.getState().notify({
      severity: undone ? 'success' : 'warning',
      text: t(undone ? 'queue.undone' : 'queue.tooLate', { what }),
    });
  }
}

/** Tells a person who signs in that somebody else's actions still wait on this computer. */
export function followForeignQueues(store: AppStore, t: TFunction): () => void {
  let told = new Set<string>();
  return store.subscribe(({ usuario, foreignQueues, notify }) => {
    if (usuario === null) {
      told = new Set();
      return;
    }
    for (const { usuarioId, nombre, count } of foreignQueues) {
      const key = `${usuario.id} ${usuarioId}`;
      if (told.has(key)) continue;
      told.add(key);
      notify({
        severity: 'info',
        text: t('queue.foreign', { count, name: nombre }),
        durationMs: 15_000,
      });
    }
  });
}
