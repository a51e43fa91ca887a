import type { EntityManager } from 'typeorm';
import type { z } from 'zod';
import { RefillEntity } from '../../db/entities/kitchen';
import type { Refill, RefillNew, refillListQuerySchema } from '../../shared/api/refills';
import { continuesBelow } from '../../shared/api/common';
import { invalidField, notFound } from '../problem';
import type { Caller, Transaction } from '../ports';
import { branchOfPedido } from './branchOfNewThing';
import { branchOf, reaches } from './branchScope';
import { Conditions, pageOf } from './conditions';
import { databaseNow, iso, isoOrNull } from './moments';
import { actor } from './pedidoEvents';

interface RefillRow {
  id: number;
  insumo_id: number;
  insumo: string;
  unidad: string | null;
  cantidad: number;
  estado: Refill['estado'];
  pedido_id: number | null;
  sucursal_id: number | null;
  usuario_solicita: number | null;
  usuario_solicita_nombre: string | null;
  fecha_solicitud: Date;
  atendido_por: number | null;
  atendido_por_nombre: string | null;
  fecha_atencion: Date | null;
}

const selectRefills = `
  SELECT R.ID, R.INSUMO_ID, I.NOMBRE AS insumo, I.UNIDAD,
    R.CANTIDAD_SOLICITADA::float8 AS cantidad, R.ESTADO, R.PEDIDO_ID, R.SUCURSAL_ID,
    R.USUARIO_SOLICITA, S.NOMBRE AS usuario_solicita_nombre, R.FECHA_SOLICITUD,
    R.ATENDIDO_POR, A.NOMBRE AS atendido_por_nombre, R.FECHA_ATENCION
  FROM REFILL_SOLICITUDES R
    JOIN INSUMOS I ON I.ID = R.INSUMO_ID
    LEFT JOIN USUARIOS S ON S.ID = R.USUARIO_SOLICITA
    LEFT JOIN USUARIOS A ON A.ID = R.ATENDIDO_POR`;

/** Refill requests the caller may see, newest first. */
export async function listRefills(
  manager: EntityManager,
  caller: Caller,
  query: z.output<typeof refillListQuerySchema>,
): Promise<{ datos: Refill[]; siguiente: number | null }> {
  const conditions = new Conditions()
    .add('(R.SUCURSAL_ID = ? OR R.SUCURSAL_ID IS NULL)', branchOf(caller))
    .add('R.SUCURSAL_ID = ?', query.sucursal_id)
    .add('R.ESTADO = ?', query.estado)
    .add('R.ID < ?', continuesBelow(query));
  const limit = conditions.parameter(query.limite + 1);
  const rows: RefillRow[] = await manager.query(
    `${selectRefills} ${conditions.where} ORDER BY R.ID DESC LIMIT ${limit}`,
    conditions.parameters,
  );
  return pageOf(rows, query.limite, toRefill);
}

/** Asks the kitchen to restock a supply, for the caller's branch or that of the order it is about. */
export async function requestRefill(
  tx: Transaction,
  caller: Caller,
  { insumo_id, cantidad, pedido_id }: RefillNew,
): Promise<Refill> {
  const { manager } = tx;
  const known: { activo: boolean }[] = await manager.query(
    'SELECT ACTIVO FROM INSUMOS WHERE ID = $1::numeric',
    [insumo_id],
  );
  if (!known[0]) throw invalidField('insumo_id', 'ese insumo no existe');
  if (!known[0].activo) throw invalidField('insumo_id', 'ese insumo ya no se usa');
  const pedidoBranch = pedido_id == null ? null : await branchOfPedido(manager, caller, pedido_id);
  const inserted = await manager.insert(RefillEntity, {
    insumo_id,
    cantidad_solicitada: cantidad,
    pedido_id: pedido_id ?? null,
    sucursal_id: pedidoBranch ?? caller.branchId,
    usuario_solicita: caller.userId,
  });
  const refill = await readRefill(manager, caller, Number(inserted.identifiers[0]?.['id']));
  emitRefill(tx, 'refill_solicitado', caller, refill);
  return refill;
}

/** Marks a request as attended. Whoever comes second gets it as the first left it, and nothing is told twice. */
export async function attendRefill(tx: Transaction, caller: Caller, id: number): Promise<Refill> {
  const { manager } = tx;
  await readRefill(manager, caller, id);
  const [changed]: [unknown[], number] = await manager.query(
    `UPDATE REFILL_SOLICITUDES SET ESTADO = 'atendido', ATENDIDO_POR = $2,
      FECHA_ATENCION = ${databaseNow} WHERE ID = $1 AND ESTADO = 'pendiente' RETURNING ID`,
    [id, caller.userId],
  );
  const refill = await readRefill(manager, caller, id);
  if (changed.length > 0) emitRefill(tx, 'refill_atendido', caller, refill);
  return refill;
}

async function readRefill(manager: EntityManager, caller: Caller, id: number): Promise<Refill> {
  const rows: RefillRow[] = await manager.query(`${selectRefills} WHERE R.ID = $1`, [id]);
  const row = rows[0];
  if (!row || !reaches(caller, row.sucursal_id)) throw notFound(`La solicitud de refill #${id}`);
  return toRefill(row);
}

function emitRefill(
  tx: Transaction,
  tipo: 'refill_solicitado' | 'refill_atendido',
  caller: Caller,
  refill: Refill,
): void {
  const { id, insumo_id, insumo, unidad, cantidad, pedido_id, sucursal_id } = refill;
  tx.emit({
    tipo,
    refill_id: id,
    insumo_id,
    insumo,
    cantidad,
    ...(unidad === null ? {} : { unidad }),
    pedido_id,
    sucursal_id,
    ...actor(caller),
  });
}

function toRefill(row: RefillRow): Refill {
  return {
    ...row,
    fecha_solicitud: iso(row.fecha_solicitud),
    fecha_atencion: isoOrNull(row.fecha_atencion),
  };
}
