import { useApp } from '../../../app/hooks';
import type { Language } from '../../../i18n/resources';

/** The language the person chose. */
export function useLanguage(): Language {
  return useApp((state) => state.preferences.language);
}
