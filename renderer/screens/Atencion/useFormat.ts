import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp } from '../../app/hooks';
import { formatMoney } from '../../format/money';
import { ageParts, durationParts, formatTime } from '../../format/time';

/** Amounts and times as this person reads them. */
export interface Format {
  /** `S/ 37.00`. */
  money: (amount: number) => string;
  /** `12:03:22`, or date and time. */
  time: (moment: string | number, style?: Parameters<typeof formatTime>[2]) => string;
  /** `41 s`, `7 min`. */
  duration: (ms: number) => string;
  /** `hace 12 s`. */
  age: (ms: number) => string;
}

/** Ways to write amounts and times in the person's language. */
export function useFormat(): Format {
  const { t } = useTranslation();
  const language = useApp((state) => state.preferences.language);
  return useMemo(
    () => ({
      money: (amount) => formatMoney(amount, language),
      time: (moment, style) => formatTime(moment, language, style),
      duration(ms) {
        const parts = durationParts(ms);
        return parts.key === 'duration.hours'
          ? t(parts.key, parts.values)
          : t(parts.key, parts.values);
      },
      age(ms) {
        const { key, count } = ageParts(ms);
        return t(key, { count });
      },
    }),
    [t, language],
  );
}
