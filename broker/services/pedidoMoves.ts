import type { EntityManager } from 'typeorm';
import { PedidoEntity, type PedidoRow } from '../../db/entities/pedidos';
import type { Pedido } from '../../shared/api/pedidos';
import type { AnswerKind } from '../../shared/api/whatsapp/settings';
import { refuseTransition, type PedidoState } from '../../shared/pedidoStates';
import { notAllowed, notFound, wrongState } from '../problem';
import type { Caller, Transaction } from '../ports';
import { answerCustomer } from '../whatsapp/answers';
import { reaches } from './branchScope';
import { databaseNow, timeOfDay } from './moments';
import { emitPedido } from './pedidoEvents';
import { getPedido, pedidoLabel } from './pedidoRead';
import { readPayload } from './storedPayload';

/** How a state reads after "El pedido #50", and before "por Ana a las 12:03". */
const stateWords: Record<PedidoState, string> = {
  PENDIENTE: 'está pendiente',
  EN_PREPARACION: 'ya fue enviado a la cocina',
  LISTO: 'ya fue marcado como listo',
  ENTREGADO: 'ya fue entregado',
  CANCELADO: 'fue cancelado',
};

/** Steps that the customer is told of; each once, whatever is taken back and done again. */
const answers: Partial<Record<PedidoState, AnswerKind>> = {
  LISTO: 'listo',
  ENTREGADO: 'entregado',
};

/** What a step writes besides the state: steps back clear the moments they undo. */
const effects: Partial<Record<`${PedidoState}>${PedidoState}`, string>> = {
  'EN_PREPARACION>LISTO': `FECHA_LISTO = ${databaseNow}`,
  'LISTO>ENTREGADO': `FECHA_ENTREGA = ${databaseNow}`,
  'LISTO>EN_PREPARACION': 'FECHA_LISTO = NULL',
  'ENTREGADO>LISTO': 'FECHA_ENTREGA = NULL',
  'EN_PREPARACION>PENDIENTE': 'FECHA_APROBACION = NULL, USUARIO_APRUEBA = NULL',
  'PENDIENTE>CANCELADO': `FECHA_CANCELACION = ${databaseNow}`,
  'EN_PREPARACION>CANCELADO': `FECHA_CANCELACION = ${databaseNow}`,
  'LISTO>CANCELADO': `FECHA_CANCELACION = ${databaseNow}`,
};

/**
 * Approves a pending order: it goes to the kitchen. Of two people who approve at once one wins.
 *
 * @throws Problem 409 that says what happened to the order.
 */
export async function approvePedido(tx: Transaction, caller: Caller, id: number): Promise<Pedido> {
  const row = await lockPedido(tx.manager, caller, id);
  if (row.estado !== 'PENDIENTE') throw wrongState(await whatHappened(tx.manager, row));
  await tx.manager.query(
    `UPDATE PEDIDOS SET ESTADO = 'EN_PREPARACION', USUARIO_APRUEBA = $2,
      FECHA_APROBACION = ${databaseNow} WHERE ID = $1`,
    [id, caller.userId],
  );
  await answerCustomer(tx.manager, 'aprobado', id);
  const pedido = await getPedido(tx.manager, caller, id);
  emitPedido(tx, 'pedido_aprobado', caller, pedido, 'PENDIENTE');
  return pedido;
}

/**
 * Takes an order one step on, one step back, or cancels it.
 *
 * @throws Problem 403 when the role may never lead there, 409 when the order is somewhere else now.
 */
export async function movePedido(
  tx: Transaction,
  caller: Caller,
  id: number,
  to: PedidoState,
): Promise<Pedido> {
  const row = await lockPedido(tx.manager, caller, id);
  const from = row.estado;
  const refusal = refuseTransition(from, to, caller.role);
  if (refusal === 'role') throw notAllowed(`Su rol no puede llevar un pedido a ${to}.`);
  if (refusal === 'state') {
    const advice =
      from === 'PENDIENTE' && to === 'EN_PREPARACION'
        ? `${pedidoLabel(id)} está pendiente: use "aprobar".`
        : `${await whatHappened(tx.manager, row)} No puede pasar a ${to}.`;
    throw wrongState(advice);
  }
  const effect = effects[`${from}>${to}`];
  await tx.manager.query(
    `UPDATE PEDIDOS SET ESTADO = $2${effect === undefined ? '' : `, ${effect}`} WHERE ID = $1`,
    [id, to],
  );
  const told = answers[to];
  if (told && from !== 'ENTREGADO') await answerCustomer(tx.manager, told, id);
  const pedido = await getPedido(tx.manager, caller, id);
  emitPedido(tx, 'pedido_actualizado', caller, pedido, from);
  return pedido;
}

async function lockPedido(manager: EntityManager, caller: Caller, id: number): Promise<PedidoRow> {
  const row = await manager.findOne(PedidoEntity, {
    where: { id },
    // What refers to the order (a voucher, a message) may be stored meanwhile: it would wait crosswise.
    lock: { mode: 'for_no_key_update' },
  });
  if (!row || !reaches(caller, row.sucursal_id)) throw notFound(pedidoLabel(id));
  return row;
}

/** "El pedido #50 ya fue aprobado por Ana a las 12:03.": from the log, which knows who did the last step. */
async function whatHappened(manager: EntityManager, row: PedidoRow): Promise<string> {
  const label = pedidoLabel(row.id);
  const events: { tipo: string; payload: string; fecha: Date }[] = await manager.query(
    `SELECT TIPO, PAYLOAD, FECHA FROM EVENTOS_REALTIME
      WHERE ENTIDAD_TIPO = 'PEDIDO' AND ENTIDAD_ID = $1
        AND TIPO IN ('pedido_aprobado', 'pedido_actualizado')
      ORDER BY ID DESC LIMIT 1`,
    [row.id],
  );
  const last = events[0];
  const told = last ? readPayload(last.payload) : {};
  const who = told['usuario_nombre'];
  // An event that somebody published by hand says nothing about the row.
  if (!last || told['nuevo_estado'] !== row.estado || typeof who !== 'string') {
    return `${label} ${stateWords[row.estado]}.`;
  }
  const words = last.tipo === 'pedido_aprobado' ? 'ya fue aprobado' : stateWords[row.estado];
  return `${label} ${words} por ${who} a las ${timeOfDay(last.fecha)}.`;
}
