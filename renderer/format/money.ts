import type { Language } from '../i18n/resources';

const soles = new Intl.NumberFormat('es-PE', { style: 'currency', currency: 'PEN' });

/** Whoever reads English stands at the same counter: prices are written as on the menu. */
const formats: Record<Language, Intl.NumberFormat> = { es: soles, en: soles };

/** An amount as people write it, e.g. `S/ 25.50`. */
export function formatMoney(amount: number, language: Language): string {
  return formats[language].format(amount);
}
