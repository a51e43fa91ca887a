import type { EntityManager } from 'typeorm';
import type { z } from 'zod';
import type { BorradorRow } from '../../db/entities/whatsapp';
import type { Borrador, borradorListQuerySchema } from '../../shared/api/whatsapp/borradores';
import { notFound } from '../problem';
import type { Caller } from '../ports';
import { branchOf, reaches } from '../services/branchScope';
import { Conditions, pageOf } from '../services/conditions';
import { iso } from '../services/moments';

const selectDrafts = 'SELECT B.* FROM PEDIDO_BORRADORES B';

/** Drafts the caller may see, newest first. */
export async function listBorradores(
  manager: EntityManager,
  caller: Caller,
  query: z.output<typeof borradorListQuerySchema>,
): Promise<{ datos: Borrador[]; siguiente: number | null }> {
  const conditions = new Conditions()
    .add('B.SUCURSAL_ID = ?', branchOf(caller))
    .add('B.SUCURSAL_ID = ?', query.sucursal_id)
    .add('B.ESTADO = ?', query.estado)
    .add('B.CONVERSACION_ID = ?', query.conversacion_id)
    .add('B.ID < ?', query.antes_de_id);
  const limit = conditions.parameter(query.limite + 1);
  const rows: BorradorRow[] = await manager.query(
    `${selectDrafts} ${conditions.where} ORDER BY B.ID DESC LIMIT ${limit}`,
    conditions.parameters,
  );
  return pageOf(rows, query.limite, (row) => toBorrador(row, caller));
}

/** The open drafts of a conversation, newest first. */
export async function openDraftsOf(
  manager: EntityManager,
  caller: Caller,
  conversationId: number,
): Promise<Borrador[]> {
  const rows: BorradorRow[] = await manager.query(
    `${selectDrafts} WHERE B.CONVERSACION_ID = $1 AND B.ESTADO = 'ABIERTO' ORDER BY B.ID DESC LIMIT 20`,
    [conversationId],
  );
  return rows.map((row) => toBorrador(row, caller));
}

/**
 * One draft.
 *
 * @throws Problem 404, also for one of another branch.
 */
export async function getBorrador(
  manager: EntityManager,
  caller: Caller,
  id: number,
): Promise<Borrador> {
  return toBorrador(await draftRow(manager, caller, id, ''), caller);
}

/** A draft's row, locked for a change. */
export function lockDraft(
  manager: EntityManager,
  caller: Caller,
  id: number,
): Promise<BorradorRow> {
  return draftRow(manager, caller, id, 'FOR UPDATE');
}

async function draftRow(
  manager: EntityManager,
  caller: Caller,
  id: number,
  lock: 'FOR UPDATE' | '',
): Promise<BorradorRow> {
  const rows: BorradorRow[] = await manager.query(`${selectDrafts} WHERE B.ID = $1 ${lock}`, [id]);
  const [row] = rows;
  if (!row || !reaches(caller, row.sucursal_id)) throw notFound(`El borrador ${id}`);
  return row;
}

function toBorrador(row: BorradorRow, caller: Caller): Borrador {
  const cents = row.lineas.reduce(
    (sum, { precio, cantidad }) => sum + Math.round(precio * cantidad * 100),
    0,
  );
  return {
    id: row.id,
    sucursal_id: row.sucursal_id,
    conversacion_id: row.conversacion_id,
    estado: row.estado,
    subtipo: row.subtipo,
    cliente: row.cliente,
    telefono: caller.role === 'SERVICIO' ? null : row.telefono,
    texto: row.texto,
    lineas: row.lineas,
    sin_reconocer: row.sin_reconocer,
    total: cents / 100,
    pedido_id: row.pedido_id,
    fecha_creacion: iso(row.fecha_creacion),
    fecha_actualizacion: iso(row.fecha_actualizacion),
  };
}
