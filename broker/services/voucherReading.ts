import type { ParsedReceipt } from '../ocr/parseReceipt';
import type { Transaction } from '../ports';
import { runChecks } from './voucherChecks/runChecks';

/**
 * Keeps what was read from a voucher's picture (null when it could not be read), checks the voucher by it
 * while it waits, and tells of it. It fills no field: a suggestion is a suggestion.
 */
export async function voucherRead(
  tx: Transaction,
  id: number,
  receipt: ParsedReceipt | null,
): Promise<void> {
  const { manager } = tx;
  const fields = receipt?.fields ?? [];
  const state = receipt === null ? 'fallo' : fields.length > 0 ? 'leida' : 'sin_datos';
  const rows: { estado: string; sucursal_id: number; pedido_id: number | null }[] =
    await manager.query(
      'SELECT ESTADO, SUCURSAL_ID, PEDIDO_ID FROM VOUCHERS WHERE ID = $1 FOR UPDATE',
      [id],
    );
  const [voucher] = rows;
  if (!voucher) return;
  const operation = fields.find(({ campo }) => campo === 'operacion')?.valor ?? null;
  await manager.query(
    `UPDATE VOUCHER_LECTURAS SET ESTADO = $2, APP = $3, OPERACION = $4, CAMPOS = $5::jsonb,
      FECHA = date_trunc('milliseconds', now() AT TIME ZONE 'UTC') WHERE VOUCHER_ID = $1`,
    [id, state, receipt?.app ?? null, operation?.slice(0, 60) ?? null, JSON.stringify(fields)],
  );
  // What was decided keeps the checks it was decided on.
  const changed = voucher.estado === 'PENDIENTE' && (await runChecks(manager, id)).changed;
  if (!changed && fields.length === 0) return;
  tx.emit({
    tipo: 'voucher_actualizado',
    voucher_id: id,
    pedido_id: voucher.pedido_id,
    sucursal_id: voucher.sucursal_id,
  });
}
