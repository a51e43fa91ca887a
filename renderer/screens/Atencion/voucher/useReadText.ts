import { useTranslation } from 'react-i18next';
import type { ReadField, ReadFieldValue } from '../../../../shared/api/voucherChecks';
import { useFormat } from '../useFormat';

const names = {
  monto: 'voucher.amount',
  operacion: 'voucher.operation',
  fecha_pago: 'voucher.paidAt',
  pagador: 'voucher.payer',
  medio: 'voucher.medium',
} as const satisfies Record<ReadField, string>;

/** The words for what was read from a picture. */
export function useReadText(): {
  name: (field: ReadField) => string;
  value: (field: Pick<ReadFieldValue, 'campo' | 'valor'>) => string;
} {
  const { t } = useTranslation('atencion');
  const format = useFormat();
  return {
    name: (field) => t(names[field]),
    value: ({ campo, valor }) => {
      if (campo === 'monto') return format.money(Number(valor));
      return campo === 'fecha_pago' ? format.time(valor, 'dateTime') : valor;
    },
  };
}
