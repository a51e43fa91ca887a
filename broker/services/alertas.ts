import type { EntityManager } from 'typeorm';
import type { z } from 'zod';
import {
  prioridadSchema,
  type alertaListQuerySchema,
  type alertaNewSchema,
  type Alerta,
} from '../../shared/api/alertas';
import { continuesBelow } from '../../shared/api/common';
import { notFound } from '../problem';
import type { Caller, Transaction } from '../ports';
import { insertAlerta } from './alertaRows';
import { branchOf, reaches } from './branchScope';
import { Conditions, pageOf } from './conditions';
import { databaseNow, iso, isoOrNull } from './moments';
import { actor } from './pedidoEvents';
import { getPedido } from './pedidoRead';

interface AlertaRow {
  id: number;
  pedido_id: number | null;
  sucursal_id: number | null;
  mensaje: string;
  prioridad: string;
  leida: boolean;
  usuario_envia: number | null;
  usuario_envia_nombre: string | null;
  fecha_envio: Date;
  leida_por: number | null;
  leida_por_nombre: string | null;
  fecha_lectura: Date | null;
}

// Other programs write this table too, and most of its columns may be NULL.
const selectAlertas = `
  SELECT A.ID, A.PEDIDO_ID, A.SUCURSAL_ID, coalesce(A.MENSAJE, '') AS mensaje,
    coalesce(A.PRIORIDAD, 'normal') AS prioridad, coalesce(A.LEIDA, false) AS leida,
    A.USUARIO_ENVIA, E.NOMBRE AS usuario_envia_nombre,
    coalesce(A.FECHA_ENVIO, 'epoch') AS fecha_envio, A.LEIDA_POR, L.NOMBRE AS leida_por_nombre,
    A.FECHA_LECTURA
  FROM ALERTAS_COCINA A
    LEFT JOIN USUARIOS E ON E.ID = A.USUARIO_ENVIA
    LEFT JOIN USUARIOS L ON L.ID = A.LEIDA_POR`;

/** Alerts the caller may see, newest first. */
export async function listAlertas(
  manager: EntityManager,
  caller: Caller,
  query: z.output<typeof alertaListQuerySchema>,
): Promise<{ datos: Alerta[]; siguiente: number | null }> {
  const conditions = new Conditions()
    .add('(A.SUCURSAL_ID = ? OR A.SUCURSAL_ID IS NULL)', branchOf(caller))
    .add('A.SUCURSAL_ID = ?', query.sucursal_id)
    .add('A.ID < ?', continuesBelow(query));
  // In the words of the index of unread alerts.
  if (query.leida !== undefined)
    conditions.require(query.leida ? 'A.LEIDA' : 'A.LEIDA IS NOT TRUE');
  const limit = conditions.parameter(query.limite + 1);
  const rows: AlertaRow[] = await manager.query(
    `${selectAlertas} ${conditions.where} ORDER BY A.ID DESC LIMIT ${limit}`,
    conditions.parameters,
  );
  return pageOf(rows, query.limite, toAlerta);
}

/** Alerts the kitchen about an order. */
export async function sendAlerta(
  tx: Transaction,
  caller: Caller,
  pedidoId: number,
  { mensaje, prioridad }: z.output<typeof alertaNewSchema>,
): Promise<Alerta> {
  const pedido = await getPedido(tx.manager, caller, pedidoId);
  const id = await insertAlerta(tx.manager, {
    pedidoId,
    senderId: caller.userId,
    branchId: pedido.sucursal_id,
    message: mensaje,
    priority: prioridad,
  });
  tx.emit({
    tipo: 'alerta_cocina',
    alerta_id: id,
    pedido_id: pedidoId,
    prioridad,
    mensaje,
    subtipo: pedido.subtipo,
    sucursal_id: pedido.sucursal_id,
    ...actor(caller),
  });
  return readAlerta(tx.manager, caller, id);
}

/** Marks an alert as read. Whoever comes second gets the alert as the first left it, and nothing is told twice. */
export async function markAlertaRead(tx: Transaction, caller: Caller, id: number): Promise<Alerta> {
  const { manager } = tx;
  await readAlerta(manager, caller, id);
  const [changed]: [unknown[], number] = await manager.query(
    `UPDATE ALERTAS_COCINA SET LEIDA = true, LEIDA_POR = $2, FECHA_LECTURA = ${databaseNow}
      WHERE ID = $1 AND LEIDA IS NOT TRUE RETURNING ID`,
    [id, caller.userId],
  );
  const alerta = await readAlerta(manager, caller, id);
  if (changed.length > 0) {
    tx.emit({
      tipo: 'alerta_leida',
      alerta_id: id,
      pedido_id: alerta.pedido_id,
      sucursal_id: alerta.sucursal_id,
      fecha_envio: alerta.fecha_envio,
      ...(alerta.fecha_lectura === null ? {} : { fecha_lectura: alerta.fecha_lectura }),
      ...actor(caller),
    });
  }
  return alerta;
}

async function readAlerta(manager: EntityManager, caller: Caller, id: number): Promise<Alerta> {
  const rows: AlertaRow[] = await manager.query(`${selectAlertas} WHERE A.ID = $1`, [id]);
  const row = rows[0];
  if (!row || !reaches(caller, row.sucursal_id)) throw notFound(`La alerta #${id}`);
  return toAlerta(row);
}

function toAlerta(row: AlertaRow): Alerta {
  return {
    ...row,
    prioridad: prioridadSchema.catch('normal').parse(row.prioridad),
    fecha_envio: iso(row.fecha_envio),
    fecha_lectura: isoOrNull(row.fecha_lectura),
  };
}
