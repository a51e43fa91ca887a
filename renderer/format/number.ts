import type { Language } from '../i18n/resources';

const formats: Record<Language, Intl.NumberFormat> = {
  es: new Intl.NumberFormat('es-PE', { maximumFractionDigits: 2 }),
  en: new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 }),
};

/** A count or quantity as people write it, e.g. `10,000` or `2.5`. */
export function formatNumber(value: number, language: Language): string {
  return formats[language].format(value);
}
