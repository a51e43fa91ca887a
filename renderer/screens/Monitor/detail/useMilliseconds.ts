import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { durationParts } from '../../../format/time';

/** A length of time in words, finer than a second where it is short: `18 ms`, `1.4 s`, `7 min`. */
export function useMilliseconds(): (ms: number) => string {
  const { t, i18n } = useTranslation('monitor');
  const { t: tCommon } = useTranslation();
  return useCallback(
    (ms) => {
      const size = Math.abs(ms);
      if (size < 1_000) return t('units.ms', { value: Math.round(ms) });
      if (size < 10_000) {
        const value = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 });
        return t('units.s', { value: value.format(ms / 1_000) });
      }
      const parts = durationParts(ms);
      return tCommon(parts.key, parts.values);
    },
    [t, tCommon, i18n],
  );
}
