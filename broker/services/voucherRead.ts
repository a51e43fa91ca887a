import type { EntityManager } from 'typeorm';
import type { z } from 'zod';
import type { Voucher, voucherListQuerySchema, VoucherState } from '../../shared/api/vouchers';
import type { VoucherCheck, VoucherReading } from '../../shared/api/voucherChecks';
import type { Subtipo } from '../../shared/protocol/defineEvent';
import { continuesBelow } from '../../shared/api/common';
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
  verificaciones: VoucherCheck[];
  lectura_estado: VoucherReading['estado'] | null;
  lectura_app: VoucherReading['app'];
  lectura_campos: VoucherReading['campos'] | null;
  lectura_fecha: Date | null;
}

const selectVouchers = `
  SELECT V.ID, V.PEDIDO_ID, V.SUCURSAL_ID, V.SUBTIPO, V.ESTADO, V.MONTO::float8 AS monto,
    P.TOTAL::float8 AS monto_esperado, P.CLIENTE, V.PAGADOR, V.MEDIO, V.OPERACION, V.FECHA_PAGO,
    V.IMAGEN IS NOT NULL AS tiene_imagen, V.MOTIVO, V.FECHA_CREACION,
    V.USUARIO_VALIDA AS validado_por, U.NOMBRE AS validado_por_nombre, V.FECHA_VALIDACION,
    V.VERIFICACIONES, L.ESTADO AS lectura_estado, L.APP AS lectura_app, L.CAMPOS AS lectura_campos,
    L.FECHA AS lectura_fecha
  FROM VOUCHERS V
    LEFT JOIN PEDIDOS P ON P.ID = V.PEDIDO_ID
    LEFT JOIN USUARIOS U ON U.ID = V.USUARIO_VALIDA
    LEFT JOIN VOUCHER_LECTURAS L ON L.VOUCHER_ID = V.ID`;

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
    .add('V.ID < ?', continuesBelow(query));
  const limit = conditions.parameter(query.limite + 1);
  const rows: VoucherRow[] = await manager.query(
    `${selectVouchers} ${conditions.where} ORDER BY V.ID DESC LIMIT ${limit}`,
    conditions.parameters,
  );
  return pageOf(rows, query.limite, toVoucher);
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
  return toVoucher(row);
}

/**
 * The content address and type of a voucher's picture.
 *
 * @throws Problem 404 where there is none, or none that concerns the caller.
 */
export async function addressOfVoucherImage(
  manager: EntityManager,
  caller: Caller,
  id: number,
): Promise<string> {
  const rows: { sucursal_id: number; imagen: string | null }[] = await manager.query(
    'SELECT SUCURSAL_ID, IMAGEN FROM VOUCHERS WHERE ID = $1',
    [id],
  );
  const row = rows[0];
  if (!row || !reaches(caller, row.sucursal_id)) throw notFound(voucherLabel(id));
  if (row.imagen === null) throw notFound(`La imagen del comprobante #${id}`);
  return row.imagen;
}

function toVoucher({
  lectura_estado: estado,
  lectura_app: app,
  lectura_campos: campos,
  lectura_fecha: fecha,
  ...row
}: VoucherRow): Voucher {
  return {
    ...row,
    fecha_pago: isoOrNull(row.fecha_pago),
    fecha_creacion: iso(row.fecha_creacion),
    fecha_validacion: isoOrNull(row.fecha_validacion),
    lectura: estado && { estado, app, campos: campos ?? [], fecha: isoOrNull(fecha) },
  };
}
