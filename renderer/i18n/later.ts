import type { i18n } from 'i18next';
import { getI18n } from 'react-i18next';
import pairingEn from './en/pairing.json';
import setupEn from './en/setup.json';
import pairingEs from './es/pairing.json';
import setupEs from './es/setup.json';

/** Strings that few screens ever show: they come with the parts that do, each of which imports this file. */
export const laterResources = {
  es: { pairing: pairingEs, setup: setupEs },
  en: { pairing: pairingEn, setup: setupEn },
} as const;

/** There before any part that comes later; tests read the strings without one. */
function translator(): i18n | undefined {
  return getI18n();
}

for (const [language, namespaces] of Object.entries(laterResources)) {
  for (const [name, texts] of Object.entries(namespaces)) {
    translator()?.addResourceBundle(language, name, texts);
  }
}
