import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { pedidoStateSchema } from '../../../../shared/pedidoStates';
import { formatMoney } from '../../../format/money';
import { gistOf, type GistField } from './eventText';
import { useLanguage } from './useLanguage';

/** What a person reads first of an event, in one line and in their language. */
export function useGist(): (payload: Readonly<Record<string, unknown>>) => string {
  const { t } = useTranslation();
  const language = useLanguage();
  return useCallback(
    (payload) => {
      const say = (field: GistField, value: string | number): string => {
        if (field === 'monto' && typeof value === 'number') return formatMoney(value, language);
        const estado = field === 'nuevo_estado' ? pedidoStateSchema.safeParse(value) : null;
        return estado?.success === true ? t(`estado.${estado.data}`) : String(value);
      };
      return gistOf(payload)
        .map(({ field, value }) => say(field, value))
        .join(' · ');
    },
    [t, language],
  );
}
