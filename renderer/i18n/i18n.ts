import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { resources, type Language } from './resources';

/** Creates the translator; ready at once, since all strings ship with the app. */
export function createI18n(language: Language): i18n {
  const instance = createInstance();
  void instance.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'es',
    resources,
    defaultNS: 'common',
    initAsync: false,
    // React escapes already; doing it twice would show `&amp;` to people.
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  return instance;
}
