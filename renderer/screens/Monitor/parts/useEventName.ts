import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { wordsOf } from './eventText';

/** What people call an event type; one that has no name in the catalogue yet goes by its wire name. */
export function useEventName(): (tipo: string) => string {
  const { t, i18n } = useTranslation('monitor');
  return useCallback(
    (tipo) => {
      const key = `types.${tipo}`;
      // A new type must not need a change here, so it is looked up instead of listed.
      return i18n.exists(key, { ns: 'monitor' }) ? t(key as 'types.pedido_creado') : wordsOf(tipo);
    },
    [t, i18n],
  );
}
