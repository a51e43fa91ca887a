import type { EntityManager } from 'typeorm';
import type { Prioridad } from '../../shared/api/alertas';
import type { EventDraft } from '../../shared/protocol/events';
import { isRowNumber } from './rowNumber';

/** A new alert. References that do not exist become NULL. */
export interface NewAlerta {
  pedidoId: number | null;
  senderId: number | null;
  /** The alert's branch; an alert without one is every branch's, as its event is. */
  branchId: number | null;
  message: string;
  priority: Prioridad;
}

/** Numbers drawn at once after a collision. */
const drawAtOnce = 200;

const sequence = `pg_get_serial_sequence('alertas_cocina', 'id')`;

/**
 * Inserts an alert under the next free number. Alerts that other programs numbered themselves may sit
 * where the sequence arrives later; such numbers are skipped, and the sequence is never set by hand.
 */
export async function insertAlerta(manager: EntityManager, alerta: NewAlerta): Promise<number> {
  let next = `(SELECT nextval(${sequence}))`;
  for (;;) {
    const id = await insert(manager, next, [], alerta);
    if (id !== null) return id;
    next = `(SELECT N.ID FROM
      (SELECT nextval(${sequence}) AS ID FROM generate_series(1, ${drawAtOnce})) N
      WHERE NOT EXISTS (SELECT FROM ALERTAS_COCINA A WHERE A.ID = N.ID) LIMIT 1)`;
  }
}

/**
 * The row of an alert that came by `/broadcast`. One that names an `alerta_id` without a row gets its
 * row under that very number, so that the kitchen can mark it read; answers the alert's number.
 */
export async function storeBroadcastAlert(
  manager: EntityManager,
  draft: EventDraft<'alerta_cocina'>,
  senderId: number | null,
): Promise<number> {
  const alerta: NewAlerta = {
    pedidoId: draft.pedido_id ?? null,
    senderId: draft.usuario_id ?? senderId,
    branchId: draft.sucursal_id ?? null,
    message: draft.mensaje,
    priority: draft.prioridad,
  };
  if (draft.alerta_id === undefined) return insertAlerta(manager, alerta);
  // A number no row can have stays a matter of the event alone.
  if (isRowNumber(draft.alerta_id)) await insert(manager, '$6', [draft.alerta_id], alerta);
  return draft.alerta_id;
}

async function insert(
  manager: EntityManager,
  number: string,
  numberParameters: readonly number[],
  alerta: NewAlerta,
): Promise<number | null> {
  const rows: { id: number }[] = await manager.query(
    // "numeric" compares with numbers of any size; a drawn number that is NULL means "draw again".
    `INSERT INTO ALERTAS_COCINA (ID, PEDIDO_ID, USUARIO_ENVIA, SUCURSAL_ID, MENSAJE, PRIORIDAD)
      SELECT N.ID, P.ID, (SELECT U.ID FROM USUARIOS U WHERE U.ID = $2::numeric),
        (SELECT S.ID FROM SUCURSALES S WHERE S.ID = $3::numeric), $4, $5
      FROM (SELECT (${number})::integer AS ID) N
        LEFT JOIN PEDIDOS P ON P.ID = $1::numeric
      WHERE N.ID IS NOT NULL
      ON CONFLICT (ID) DO NOTHING RETURNING ID`,
    [
      alerta.pedidoId,
      alerta.senderId,
      alerta.branchId,
      alerta.message,
      alerta.priority,
      ...numberParameters,
    ],
  );
  return rows[0]?.id ?? null;
}
