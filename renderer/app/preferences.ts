import type { i18n } from 'i18next';
import { readStored, writeStored, type KeyValueStorage } from '../platform/storage';
import type { AppStore } from '../stores/appStore';
import { preferencesSchema } from '../stores/preferencesSlice';

const key = 'campana.preferences';

/** Loads the person's settings, applies the language, and keeps every change. Answers how to stop. */
export function followPreferences(
  store: AppStore,
  storage: KeyValueStorage | null,
  i18n: i18n,
): () => void {
  const stored = readStored(storage, key, preferencesSchema);
  if (stored !== null) store.getState().setPreferences(stored);

  let applied = '';
  const apply = () => {
    const { preferences } = store.getState();
    writeStored(storage, key, preferences);
    if (preferences.language === applied) return;
    applied = preferences.language;
    void i18n.changeLanguage(applied);
    document.documentElement.lang = applied;
  };
  apply();
  return store.subscribe((state, before) => {
    if (state.preferences !== before.preferences) apply();
  });
}
