import { readAlerta, sendAlerta } from './alertas';
import {
  answerConversacion,
  confirmBorrador,
  discardBorrador,
  dismissSalida,
  linkImage,
  retrySalida,
  sendNotice,
} from './conversaciones';
import type { ActionDefinition } from './defineAction';
import { markInsumo } from './insumos';
import { approvePedido, createPedido, movePedido } from './pedidos';
import { attendRefill, requestRefill } from './refills';
import { approveVoucher, changeVoucher, rejectVoucher, uploadVoucher } from './vouchers';

/** Everything a person can do to the restaurant, by name. */
export const actions = {
  createPedido,
  approvePedido,
  movePedido,
  sendAlerta,
  readAlerta,
  requestRefill,
  attendRefill,
  markInsumo,
  approveVoucher,
  changeVoucher,
  rejectVoucher,
  uploadVoucher,
  confirmBorrador,
  discardBorrador,
  answerConversacion,
  sendNotice,
  linkImage,
  retrySalida,
  dismissSalida,
};

type Actions = typeof actions;
/** The name of an action. */
export type ActionName = keyof Actions;
/** What an action needs to know. */
export type ActionArgs<N extends ActionName> =
  Actions[N] extends ActionDefinition<infer Args, unknown> ? Args : never;
/** What an action answers. */
export type ActionValue<N extends ActionName> =
  Actions[N] extends ActionDefinition<never, infer Value> ? Value : never;
/** Something a person asked for, as plain data. */
export type Wish = { [N in ActionName]: { name: N; args: ActionArgs<N> } }[ActionName];
export type { LaneName } from './defineAction';
