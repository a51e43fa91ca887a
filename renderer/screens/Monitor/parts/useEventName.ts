import type { i18n } from 'i18next';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { wordsOf } from './eventText';

/** Names found so far: a flood of events asks for the same ones all the time. */
const found = new WeakMap<i18n, Map<string, string>>();

/** What people call an event type; one that has no name in the catalogue yet goes by its wire name. */
export function useEventName(): (tipo: string) => string {
  const { t, i18n } = useTranslation('monitor');
  return useCallback(
    (tipo) => {
      const names = found.get(i18n) ?? new Map<string, string>();
      found.set(i18n, names);
      const place = `${i18n.language}:${tipo}`;
      const known = names.get(place);
      if (known !== undefined) return known;
      const key = `types.${tipo}`;
      // A new type must not need a change here, so it is looked up instead of listed.
      const exists = i18n.exists(key, { ns: 'monitor' });
      const name = exists ? t(key as 'types.pedido_creado') : wordsOf(tipo);
      names.set(place, name);
      return name;
    },
    [t, i18n],
  );
}
