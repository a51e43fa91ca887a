import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

/** What people call things: by kind and number, e.g. `Pedido #50`. */
export interface Labels {
  pedido: (id: number) => string;
  alerta: (id: number) => string;
  voucher: (id: number) => string;
  refill: (id: number) => string;
  borrador: (id: number) => string;
}

/** The labels in the person's language. */
export function useLabels(): Labels {
  const { t } = useTranslation();
  return useMemo(
    () => ({
      pedido: (id) => t('labels.pedido', { id }),
      alerta: (id) => t('labels.alerta', { id }),
      voucher: (id) => t('labels.voucher', { id }),
      refill: (id) => t('labels.refill', { id }),
      borrador: (id) => t('labels.borrador', { id }),
    }),
    [t],
  );
}
