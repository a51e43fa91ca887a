import type { BorradorConfirm } from '../../shared/api/whatsapp/borradores';
import type { NoticeNew } from '../../shared/api/whatsapp/conversaciones';
import { whatsappRoutes } from '../../shared/api/routes/whatsapp';
import { defineAction, type ActionContext } from './defineAction';

async function reloadBorrador({ api, state }: ActionContext, { id }: { id: number }) {
  state().putBorrador(await api.call(whatsappRoutes.getBorrador, { params: { id } }));
}

/** Which draft, and the order as the person saw and mended it. */
export interface ConfirmBorradorArgs {
  id: number;
  body: BorradorConfirm;
}

/** Confirms a draft: it becomes an order. */
export const confirmBorrador = defineAction({
  subject: ({ id }: ConfirmBorradorArgs) => `borrador:${id}`,
  reload: reloadBorrador,
  effect: ({ id }: ConfirmBorradorArgs) => ({ table: 'borradores', id, estado: 'CONFIRMADO' }),
  async run({ api, state, asOf }, { id, body }: ConfirmBorradorArgs, key) {
    const pedido = await api.call(
      whatsappRoutes.confirmBorrador,
      { params: { id }, body },
      { key },
    );
    state().putPedido(pedido, asOf);
    state().closeBorrador(id);
    return pedido;
  },
});

/** Discards a draft: no order was meant. */
export const discardBorrador = defineAction({
  subject: ({ id }: { id: number }) => `borrador:${id}`,
  reload: reloadBorrador,
  effect: ({ id }: { id: number }) => ({ table: 'borradores', id, estado: 'DESCARTADO' }),
  async run({ api, state }, { id }: { id: number }, key) {
    const borrador = await api.call(whatsappRoutes.discardBorrador, { params: { id } }, { key });
    state().putBorrador(borrador);
    return borrador;
  },
});

/** Which conversation, and what is written to the customer. */
export interface AnswerArgs {
  id: number;
  texto: string;
}

/** Writes to a customer in words of one's own; the server takes it only in the 24 hours WhatsApp allows. */
export const answerConversacion = defineAction({
  subject: ({ id }: AnswerArgs) => `conversacion:${id}`,
  async run({ api, state }, { id, texto }: AnswerArgs, key) {
    const salida = await api.call(
      whatsappRoutes.answerConversacion,
      { params: { id }, body: { texto } },
      { key },
    );
    state().putSalida(salida);
    return salida;
  },
});

/** Which conversation, and what the customer is told of which order. */
export interface SendNoticeArgs {
  id: number;
  pedidoId: number;
  motivo: NoticeNew['motivo'];
}

/** Tells a customer of an order in the branch's words, or by an approved template. */
export const sendNotice = defineAction({
  subject: ({ id }: SendNoticeArgs) => `conversacion:${id}`,
  async run({ api, state }, { id, pedidoId, motivo }: SendNoticeArgs, key) {
    const salida = await api.call(
      whatsappRoutes.sendNotice,
      { params: { id }, body: { motivo, pedido_id: pedidoId } },
      { key },
    );
    state().putSalida(salida);
    return salida;
  },
});

/** Which message carries the picture, and the order it pays for. */
export interface LinkImageArgs {
  mensajeId: number;
  pedidoId: number;
}

/** Makes the picture of a message the voucher of an order. */
export const linkImage = defineAction({
  subject: ({ mensajeId }: LinkImageArgs) => `mensaje:${mensajeId}`,
  async run({ api, state, asOf }, { mensajeId, pedidoId }: LinkImageArgs, key) {
    const voucher = await api.call(
      whatsappRoutes.linkImage,
      { params: { id: mensajeId }, body: { pedido_id: pedidoId } },
      { key },
    );
    state().putVoucher(voucher, asOf);
    return voucher;
  },
});

/** Sends an answer again that could not be delivered. */
export const retrySalida = defineAction({
  subject: ({ id }: { id: number }) => `salida:${id}`,
  effect: ({ id }: { id: number }) => ({ table: 'salidas', id, estado: 'PENDIENTE' }),
  async run({ api, state }, { id }: { id: number }, key) {
    const salida = await api.call(whatsappRoutes.retrySalida, { params: { id } }, { key });
    state().putSalida(salida);
    return salida;
  },
});

/** Gives up an answer that could not be delivered; somebody told the customer, or it matters no more. */
export const dismissSalida = defineAction({
  subject: ({ id }: { id: number }) => `salida:${id}`,
  effect: ({ id }: { id: number }) => ({ table: 'salidas', id, estado: 'DESCARTADA' }),
  async run({ api, state }, { id }: { id: number }, key) {
    const salida = await api.call(whatsappRoutes.dismissSalida, { params: { id } }, { key });
    state().putSalida(salida);
    return salida;
  },
});
