import type { ReadField, ReadFieldValue } from '../../../../shared/api/voucherChecks';
import type { VoucherPatch } from '../../../../shared/api/vouchers';
import { sameAmount } from '../../../../shared/money';
import { keyOfOperation } from '../../../../shared/operations';
import type { VoucherRow } from '../../../stores/vouchersSlice';

/** What was read from the picture and is not what the voucher says: open to be taken over. */
export function openSuggestions(voucher: VoucherRow): readonly ReadFieldValue[] {
  if (voucher.estado !== 'PENDIENTE') return [];
  return (voucher.lectura?.campos ?? []).filter(({ campo, valor }) => {
    const said = saidOf(voucher, campo);
    return said === null || !sameValue(campo, said, valor);
  });
}

/** The change that takes suggestions over. */
export function patchOf(suggestions: readonly ReadFieldValue[]): VoucherPatch {
  return Object.fromEntries(
    suggestions.map(({ campo, valor }) => [campo, campo === 'monto' ? Number(valor) : valor]),
  );
}

function saidOf(voucher: VoucherRow, field: ReadField): string | null {
  const said = voucher[field];
  return said === null ? null : String(said);
}

function sameValue(field: ReadField, said: string, read: string): boolean {
  switch (field) {
    case 'monto':
      return sameAmount(Number(said), Number(read));
    case 'fecha_pago':
      // The apps show minutes.
      return Math.abs(Date.parse(said) - Date.parse(read)) < 60_000;
    case 'operacion':
      return keyOfOperation(said) === keyOfOperation(read);
    case 'pagador':
    case 'medio':
      return said.trim().toLowerCase() === read.trim().toLowerCase();
  }
}
