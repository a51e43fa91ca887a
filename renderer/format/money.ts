import type { Language } from '../i18n/resources';

const formats: Record<Language, Intl.NumberFormat> = {
  es: new Intl.NumberFormat('es-PE', { style: 'currency', currency: 'PEN' }),
  en: new Intl.NumberFormat('en-US', { style: 'currency', currency: 'PEN' }),
};

/** An amount as people write it, e.g. `S/ 25.50`. */
export function formatMoney(amount: number, language: Language): string {
  return formats[language].format(amount);
}
