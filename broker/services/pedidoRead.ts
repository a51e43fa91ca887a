import type { EntityManager } from 'typeorm';
import type { z } from 'zod';
import type {
  Pedido,
  PedidoBrief,
  PedidoItemBrief,
  pedidoListQuerySchema,
} from '../../shared/api/pedidos';
import type { PedidoState } from '../../shared/pedidoStates';
import type { Subtipo } from '../../shared/protocol/defineEvent';
import { continuesBelow } from '../../shared/api/common';
import { notFound } from '../problem';
import type { Caller } from '../ports';
import { branchOf, reaches } from './branchScope';
import { Conditions, pageOf } from './conditions';
import { iso, isoOrNull } from './moments';

interface ItemRow extends PedidoItemBrief {
  pedido_id: number;
  precio: number;
}

/** An order as the queries here read it. */
interface FullRow {
  id: number;
  sucursal_id: number;
  subtipo: Subtipo;
  estado: PedidoState;
  cliente: string | null;
  telefono: string | null;
  nota: string | null;
  total: number;
  fecha_creacion: Date;
  fecha_aprobacion: Date | null;
  fecha_listo: Date | null;
  fecha_entrega: Date | null;
  fecha_cancelacion: Date | null;
  aprobado_por: string | null;
}

const selectPedidos = `
  SELECT P.ID, P.SUCURSAL_ID, P.SUBTIPO, P.ESTADO, P.CLIENTE, P.TELEFONO, P.NOTA,
    P.TOTAL::float8 AS total, P.FECHA_CREACION, P.FECHA_APROBACION, P.FECHA_LISTO,
    P.FECHA_ENTREGA, P.FECHA_CANCELACION, U.NOMBRE AS aprobado_por
  FROM PEDIDOS P LEFT JOIN USUARIOS U ON U.ID = P.USUARIO_APRUEBA`;

/** The name of an order in sentences. */
export function pedidoLabel(id: number): string {
  return `El pedido #${id}`;
}

/** Orders the caller may see, newest first. */
export async function listPedidos(
  manager: EntityManager,
  caller: Caller,
  query: z.output<typeof pedidoListQuerySchema>,
): Promise<{ datos: Pedido[]; siguiente: number | null }> {
  const conditions = new Conditions()
    .add('P.SUCURSAL_ID = ?', branchOf(caller))
    .add('P.SUCURSAL_ID = ?', query.sucursal_id)
    .add('P.ESTADO = ANY (?)', query.estado)
    .add('P.ID < ?', continuesBelow(query));
  const limit = conditions.parameter(query.limite + 1);
  const rows: FullRow[] = await manager.query(
    `${selectPedidos} ${conditions.where} ORDER BY P.ID DESC LIMIT ${limit}`,
    conditions.parameters,
  );
  const items = await readItems(
    manager,
    rows.slice(0, query.limite).map((row) => row.id),
  );
  return pageOf(rows, query.limite, (row) => toPedido(row, items.get(row.id) ?? [], caller));
}

/**
 * One order in full.
 *
 * @throws Problem 404, also for an order of a branch that is not the caller's.
 */
export async function getPedido(
  manager: EntityManager,
  caller: Caller,
  id: number,
): Promise<Pedido> {
  const rows: FullRow[] = await manager.query(`${selectPedidos} WHERE P.ID = $1`, [id]);
  const row = rows[0];
  if (!row || !reaches(caller, row.sucursal_id)) throw notFound(pedidoLabel(id));
  const items = await readItems(manager, [id]);
  return toPedido(row, items.get(id) ?? [], caller);
}

/** The part of an order that goes into events: no phone, no prices of lines. */
export function toBrief(pedido: Pedido): PedidoBrief {
  const { telefono: _telefono, aprobado_por: _approver, items, ...brief } = pedido;
  return { ...brief, items: items.map(({ precio: _price, ...item }) => item) };
}

async function readItems(
  manager: EntityManager,
  pedidoIds: readonly number[],
): Promise<Map<number, ItemRow[]>> {
  const grouped = new Map<number, ItemRow[]>();
  if (pedidoIds.length === 0) return grouped;
  const rows: ItemRow[] = await manager.query(
    `SELECT ID, PEDIDO_ID, PRODUCTO_ID, PRODUCTO, CANTIDAD::float8 AS cantidad,
        PRECIO::float8 AS precio, NOTA, ESTACION
      FROM PEDIDO_ITEMS WHERE PEDIDO_ID = ANY ($1) ORDER BY ID`,
    [pedidoIds],
  );
  for (const row of rows) {
    const items = grouped.get(row.pedido_id);
    if (items) items.push(row);
    else grouped.set(row.pedido_id, [row]);
  }
  return grouped;
}

function toPedido(row: FullRow, items: readonly ItemRow[], caller: Caller): Pedido {
  const seesPhone = caller.role !== 'COCINERO' && caller.role !== 'SERVICIO';
  return {
    id: row.id,
    sucursal_id: row.sucursal_id,
    subtipo: row.subtipo,
    estado: row.estado,
    cliente: row.cliente,
    nota: row.nota,
    total: row.total,
    fecha_creacion: iso(row.fecha_creacion),
    fecha_aprobacion: isoOrNull(row.fecha_aprobacion),
    fecha_listo: isoOrNull(row.fecha_listo),
    fecha_entrega: isoOrNull(row.fecha_entrega),
    fecha_cancelacion: isoOrNull(row.fecha_cancelacion),
    telefono: seesPhone ? row.telefono : null,
    aprobado_por: row.aprobado_por,
    items: items.map((item) => ({
      id: item.id,
      producto_id: item.producto_id,
      producto: item.producto,
      cantidad: item.cantidad,
      nota: item.nota,
      estacion: item.estacion,
      precio: item.precio,
    })),
  };
}
