import type { EntityManager } from 'typeorm';
import type { ReadField, ReadFieldValue } from '../../../shared/api/voucherChecks';
import { keyOfOperation } from '../../../shared/operations';
import type { VoucherSubject } from '../../core/voucherRules';

/** A voucher under check: what was said of it, else what was read from its picture. */
export interface CheckedVoucher extends VoucherSubject {
  id: number;
  branchId: number;
  image: string | null;
  /** As they are compared: as said, and as read. */
  operations: string[];
}

interface Row {
  id: number;
  sucursal_id: number;
  imagen: string | null;
  monto: number | null;
  operacion: string | null;
  pagador: string | null;
  fecha_pago: Date | null;
  fecha_creacion: Date;
  total: number | null;
  pedido_fecha: Date | null;
  campos: ReadFieldValue[] | null;
  pagadores: string[];
}

/** Earlier payers looked at; more would tell nothing new. */
const mostPayers = 20;

/** Reads what the checks need of a voucher; null when it does not exist. */
export async function readSubject(
  manager: EntityManager,
  id: number,
): Promise<CheckedVoucher | null> {
  const rows: Row[] = await manager.query(
    `SELECT V.ID, V.SUCURSAL_ID, V.IMAGEN, V.MONTO::float8 AS monto, V.OPERACION, V.PAGADOR,
        V.FECHA_PAGO, V.FECHA_CREACION, P.TOTAL::float8 AS total, P.FECHA_CREACION AS pedido_fecha,
        L.CAMPOS, ARRAY(
          SELECT E.PAGADOR FROM PEDIDOS O JOIN VOUCHERS E ON E.PEDIDO_ID = O.ID
            WHERE O.TELEFONO = P.TELEFONO AND E.ESTADO = 'APROBADO' AND E.PAGADOR IS NOT NULL
              AND E.ID <> V.ID ORDER BY E.ID DESC LIMIT ${mostPayers}) AS pagadores
      FROM VOUCHERS V LEFT JOIN PEDIDOS P ON P.ID = V.PEDIDO_ID
        LEFT JOIN VOUCHER_LECTURAS L ON L.VOUCHER_ID = V.ID
      WHERE V.ID = $1`,
    [id],
  );
  const row = rows[0];
  if (!row) return null;
  const read = (field: ReadField) =>
    row.campos?.find(({ campo }) => campo === field)?.valor ?? null;
  const amount = row.monto ?? numberOrNull(read('monto'));
  const paidAt = row.fecha_pago?.getTime() ?? timeOrNull(read('fecha_pago'));
  const operations = [row.operacion, read('operacion')]
    .map((operation) => keyOfOperation(operation ?? ''))
    .filter((key) => key !== '');
  return {
    id: row.id,
    branchId: row.sucursal_id,
    image: row.imagen,
    operations: [...new Set(operations)],
    amount,
    expectedAmount: row.total,
    paidAt,
    orderedAt: row.pedido_fecha?.getTime() ?? null,
    arrivedAt: row.fecha_creacion.getTime(),
    payer: row.pagador ?? read('pagador'),
    earlierPayers: row.pagadores,
  };
}

function numberOrNull(text: string | null): number | null {
  return text === null || Number.isNaN(Number(text)) ? null : Number(text);
}

function timeOrNull(text: string | null): number | null {
  const time = text === null ? Number.NaN : Date.parse(text);
  return Number.isNaN(time) ? null : time;
}
