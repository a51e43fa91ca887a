import type { EntityManager } from 'typeorm';
import type { Pago, PagoNew } from '../../shared/api/pagos';
import { readNotice } from '../core/paymentNotice';
import type { PaymentMatch } from '../core/paymentMatch';
import { invalidField } from '../problem';
import type { Caller, Transaction } from '../ports';
import { iso } from './moments';
import { operationKey } from './voucherChecks/operationKey';
import { claimPayment, findPayment } from './voucherChecks/payment';
import { runChecks } from './voucherChecks/runChecks';
import { readSubject } from './voucherChecks/subject';

/** Vouchers looked at for a payment: those that wait, and those approved lately before the word came. */
const mostVouchers = 50;
const lately = '3 days';

/**
 * Takes word of a payment and shows it to whoever waits for it. The same word again, by its reference or
 * its operation number, changes nothing and is answered like the first.
 *
 * @throws Problem 422 for words that name no amount, or a branch that does not exist.
 */
export async function receivePago(tx: Transaction, caller: Caller, said: PagoNew): Promise<Pago> {
  const { manager } = tx;
  const notice = said.texto === undefined ? null : readNotice(said.texto);
  const amount = said.monto ?? notice?.amount ?? null;
  if (amount === null || amount <= 0) {
    throw invalidField('texto', 'no dice ningún monto en soles; envíe "monto"');
  }
  await requireBranch(manager, said.sucursal_id);
  const inserted: { id: number }[] = await manager.query(
    `INSERT INTO PAGOS (SUCURSAL_ID, MONTO, PAGADOR, MEDIO, OPERACION, FECHA_PAGO, REFERENCIA, ORIGEN)
      VALUES ($1, $2, $3, $4, $5, coalesce($6, date_trunc('milliseconds', now() AT TIME ZONE 'UTC')), $7, $8)
      ON CONFLICT DO NOTHING RETURNING ID`,
    [
      said.sucursal_id ?? null,
      amount,
      (said.pagador ?? notice?.payer)?.slice(0, 120) ?? null,
      said.medio ?? notice?.app ?? null,
      said.operacion ?? notice?.operation ?? null,
      said.fecha_pago === undefined ? null : new Date(said.fecha_pago),
      said.referencia ?? null,
      caller.owner,
    ],
  );
  const id = inserted[0]?.id;
  if (id === undefined) {
    const operation = said.operacion ?? notice?.operation ?? null;
    return readPago(
      manager,
      await findTold(manager, caller, said.referencia ?? null, operation, amount),
    );
  }
  const voucherId = await offerToVouchers(manager, id);
  const pago = await readPago(manager, id);
  tx.emit({
    tipo: 'pago_recibido',
    pago_id: id,
    monto: pago.monto,
    voucher_id: voucherId,
    sucursal_id: pago.sucursal_id,
  });
  return pago;
}

/** Checks the vouchers this payment may be about; answers the one it fits. */
async function offerToVouchers(manager: EntityManager, pagoId: number): Promise<number | null> {
  const rows: { id: number; estado: string }[] = await manager.query(
    `SELECT V.ID, V.ESTADO FROM VOUCHERS V JOIN PAGOS G ON G.ID = $1
        LEFT JOIN VOUCHER_LECTURAS L ON L.VOUCHER_ID = V.ID
        LEFT JOIN PEDIDOS P ON P.ID = V.PEDIDO_ID
      WHERE V.ESTADO <> 'RECHAZADO' AND V.FECHA_CREACION > now() AT TIME ZONE 'UTC' - interval '${lately}'
        AND (G.SUCURSAL_ID IS NULL OR G.SUCURSAL_ID = V.SUCURSAL_ID)
        AND (coalesce(V.MONTO, P.TOTAL) = G.MONTO OR P.TOTAL = G.MONTO
          OR L.CAMPOS @> jsonb_build_array(jsonb_build_object('campo', 'monto', 'valor', to_char(G.MONTO, 'FM9999999990.00')))
          OR ${operationKey('V.OPERACION')} = ${operationKey('G.OPERACION')}
          OR ${operationKey('L.OPERACION')} = ${operationKey('G.OPERACION')})
      -- One approved before the word came used this payment already: it comes first.
      ORDER BY V.ESTADO = 'APROBADO' DESC, V.ID LIMIT ${mostVouchers}`,
    [pagoId],
  );
  let found: number | null = null;
  for (const { id, estado } of rows) {
    const match =
      estado === 'APROBADO'
        ? await matchOfApproved(manager, id)
        : (await runChecks(manager, id)).payment;
    if (match?.payment.id !== pagoId || match.used) continue;
    if (estado === 'APROBADO') await claimPayment(manager, pagoId, id);
    found ??= id;
  }
  return found;
}

/** A decided voucher keeps the checks it was decided on. */
async function matchOfApproved(manager: EntityManager, id: number): Promise<PaymentMatch | null> {
  const backed: unknown[] = await manager.query('SELECT FROM PAGOS WHERE VOUCHER_ID = $1', [id]);
  if (backed.length > 0) return null;
  const subject = await readSubject(manager, id);
  return subject && findPayment(manager, subject);
}

async function findTold(
  manager: EntityManager,
  caller: Caller,
  reference: string | null,
  operation: string | null,
  amount: number,
): Promise<number> {
  const rows: { id: number }[] = await manager.query(
    `SELECT ID FROM PAGOS WHERE (ORIGEN = $1 AND REFERENCIA = $2)
        OR (${operationKey('OPERACION')} = ${operationKey('$3::text')} AND MONTO = $4)
      ORDER BY (ORIGEN = $1 AND REFERENCIA = $2) IS TRUE DESC, ID DESC LIMIT 1`,
    [caller.owner, reference, operation, amount],
  );
  const id = rows[0]?.id;
  if (id === undefined) throw new Error('A payment that was told before cannot be found again.');
  return id;
}

async function requireBranch(manager: EntityManager, id: number | undefined): Promise<void> {
  if (id === undefined) return;
  const rows: unknown[] = await manager.query('SELECT FROM SUCURSALES WHERE ID = $1', [id]);
  if (rows.length === 0) throw invalidField('sucursal_id', 'esa sucursal no existe');
}

async function readPago(manager: EntityManager, id: number): Promise<Pago> {
  const rows: (Omit<Pago, 'fecha_pago' | 'fecha_creacion'> & {
    fecha_pago: Date;
    fecha_creacion: Date;
  })[] = await manager.query(
    `SELECT ID, SUCURSAL_ID, MONTO::float8 AS monto, PAGADOR, MEDIO, OPERACION, FECHA_PAGO, VOUCHER_ID,
        FECHA_CREACION FROM PAGOS WHERE ID = $1`,
    [id],
  );
  const row = rows[0];
  if (!row) throw new Error(`Payment ${id} is gone.`);
  return { ...row, fecha_pago: iso(row.fecha_pago), fecha_creacion: iso(row.fecha_creacion) };
}
