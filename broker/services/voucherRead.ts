import type { EntityManager } from 'typeorm';
import type { z } from 'zod';
import type { Voucher, voucherListQuerySchema, VoucherState } from '../../shared/api/vouchers';
import type { Subtipo } from '../../shared/protocol/defineEvent';
import { notFound } from '../problem';
import type { Caller } from '../ports';
import { branchOf, reaches } from './branchScope';
import { Conditions, pageOf } from './conditions';
import { iso, isoOrNull } from './moments';

interface VoucherRow {
  id: number;
  pedido_id: number | null;
  sucursal_id: number;
  subtipo: Subtipo;
  estado: VoucherState;
  monto: number | null;
  monto_esperado: number | null;
  cliente: string | null;
  pagador: string | null;
  medio: string | null;
  operacion: string | null;
  fecha_pago: Date | null;
  tiene_imagen: boolean;
  motivo: string | null;
  fecha_creacion: Date;
  validado_por: number | null;
  validado_por_nombre: string | null;
  fecha_validacion: Date | null;
}

type Repeat = Voucher['repetidos'][number];

const selectVouchers = `
  SELECT V.ID, V.PEDIDO_ID, V.SUCURSAL_ID, V.SUBTIPO, V.ESTADO, V.MONTO::float8 AS monto,
    P.TOTAL::float8 AS monto_esperado, P.CLIENTE, V.PAGADOR, V.MEDIO, V.OPERACION, V.FECHA_PAGO,
    V.IMAGEN IS NOT NULL AS tiene_imagen, V.MOTIVO, V.FECHA_CREACION,
    V.USUARIO_VALIDA AS validado_por, U.NOMBRE AS validado_por_nombre, V.FECHA_VALIDACION
  FROM VOUCHERS V
    LEFT JOIN PEDIDOS P ON P.ID = V.PEDIDO_ID
    LEFT JOIN USUARIOS U ON U.ID = V.USUARIO_VALIDA`;

/** Earlier vouchers named per voucher; more would tell a person nothing new. */
const maxRepeats = 10;

/** The operation number as it is compared: bank apps and people space and dash it as they like. */
export function operationKey(column: string): string {
  return `upper(regexp_replace(${column}, '[^0-9A-Za-z]', '', 'g'))`;
}

/** The name of a voucher in sentences. */
export function voucherLabel(id: number): string {
  return `El comprobante #${id}`;
}

/** Vouchers the caller may see, newest first. */
export async function listVouchers(
  manager: EntityManager,
  caller: Caller,
  query: z.output<typeof voucherListQuerySchema>,
): Promise<{ datos: Voucher[]; siguiente: number | null }> {
  const conditions = new Conditions()
    .add('V.SUCURSAL_ID = ?', branchOf(caller))
    .add('V.SUCURSAL_ID = ?', query.sucursal_id)
    .add('V.ESTADO = ?', query.estado)
    .add('V.ID < ?', query.antes_de_id);
  const limit = conditions.parameter(query.limite + 1);
  const rows: VoucherRow[] = await manager.query(
    `${selectVouchers} ${conditions.where} ORDER BY V.ID DESC LIMIT ${limit}`,
    conditions.parameters,
  );
  const ids = rows.slice(0, query.limite).map((row) => row.id);
  const repeats = await readRepeats(manager, ids);
  return pageOf(rows, query.limite, (row) => toVoucher(row, repeats.get(row.id) ?? []));
}

/**
 * One voucher.
 *
 * @throws Problem 404, also for a voucher of a branch that is not the caller's.
 */
export async function getVoucher(
  manager: EntityManager,
  caller: Caller,
  id: number,
): Promise<Voucher> {
  const rows: VoucherRow[] = await manager.query(`${selectVouchers} WHERE V.ID = $1`, [id]);
  const row = rows[0];
  if (!row || !reaches(caller, row.sucursal_id)) throw notFound(voucherLabel(id));
  const repeats = await readRepeats(manager, [id]);
  return toVoucher(row, repeats.get(id) ?? []);
}

/**
 * The content address and type of a voucher's picture.
 *
 * @throws Problem 404 where there is none, or none that concerns the caller.
 */
export async function getVoucherImage(
  manager: EntityManager,
  caller: Caller,
  id: number,
): Promise<{ address: string; contentType: string }> {
  const rows: { sucursal_id: number; imagen: string | null; imagen_tipo: string | null }[] =
    await manager.query('SELECT SUCURSAL_ID, IMAGEN, IMAGEN_TIPO FROM VOUCHERS WHERE ID = $1', [
      id,
    ]);
  const row = rows[0];
  if (!row || !reaches(caller, row.sucursal_id)) throw notFound(voucherLabel(id));
  if (row.imagen === null || row.imagen_tipo === null) {
    throw notFound(`La imagen del comprobante #${id}`);
  }
  return { address: row.imagen, contentType: row.imagen_tipo };
}

/** Earlier vouchers of any branch with the same operation number or the same picture: a reused payment. */
async function readRepeats(
  manager: EntityManager,
  ids: readonly number[],
): Promise<Map<number, Repeat[]>> {
  const repeats = new Map<number, Repeat[]>();
  if (ids.length === 0) return repeats;
  const rows: (Repeat & { de: number })[] = await manager.query(
    `SELECT V.ID AS de, R.* FROM VOUCHERS V CROSS JOIN LATERAL (
        (SELECT E.ID AS voucher_id, E.PEDIDO_ID, 'imagen' AS por FROM VOUCHERS E
          WHERE E.IMAGEN = V.IMAGEN AND E.ID < V.ID ORDER BY E.ID DESC LIMIT ${maxRepeats})
        UNION ALL
        (SELECT E.ID, E.PEDIDO_ID, 'operacion' FROM VOUCHERS E
          WHERE ${operationKey('E.OPERACION')} = ${operationKey('V.OPERACION')}
            AND ${operationKey('V.OPERACION')} <> '' AND E.ID < V.ID
          ORDER BY E.ID DESC LIMIT ${maxRepeats})
      ) R WHERE V.ID = ANY ($1) ORDER BY R.voucher_id DESC, R.por`,
    [ids],
  );
  for (const { de, ...repeat } of rows) {
    const found = repeats.get(de);
    if (found) found.push(repeat);
    else repeats.set(de, [repeat]);
  }
  return repeats;
}

function toVoucher(row: VoucherRow, repetidos: Repeat[]): Voucher {
  return {
    ...row,
    fecha_pago: isoOrNull(row.fecha_pago),
    fecha_creacion: iso(row.fecha_creacion),
    fecha_validacion: isoOrNull(row.fecha_validacion),
    repetidos,
  };
}
