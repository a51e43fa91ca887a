import type { AppStore } from '../stores/appStore';

/**
 * Asks before a window closes with actions that were not sent. Browsers show a question of their own; the
 * desktop hears `will-prevent-unload`. Nothing would be lost (the queue is on disk), but nobody else
 * would see what was done until the window opens again.
 */
export function startCloseWarning(store: AppStore, page: Window): () => void {
  const ask = (event: BeforeUnloadEvent) => {
    if (store.getState().queue.length > 0) event.preventDefault();
  };
  page.addEventListener('beforeunload', ask);
  return () => {
    page.removeEventListener('beforeunload', ask);
  };
}
