import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../../format/number';
import { durationParts } from '../../../format/time';
import { useLanguage } from '../parts/useLanguage';

/** A length of time in words, finer than a second where it is short: `18 ms`, `1.4 s`, `7 min`. */
export function useMilliseconds(): (ms: number) => string {
  const { t } = useTranslation('monitor');
  const language = useLanguage();
  const { t: tCommon } = useTranslation();
  return useCallback(
    (ms) => {
      const size = Math.abs(ms);
      if (size < 1_000) return t('units.ms', { value: Math.round(ms) });
      if (size < 10_000) {
        return t('units.s', { value: formatNumber(Math.round(ms / 100) / 10, language) });
      }
      const parts = durationParts(ms);
      return tCommon(parts.key, parts.values);
    },
    [t, tCommon, language],
  );
}
