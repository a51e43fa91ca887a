import { idParamsSchema } from '../common';
import { pedidoSchema } from '../pedidos';
import { defineRoute } from '../route';
import { voucherSchema } from '../vouchers';
import {
  borradorConfirmSchema,
  borradorListQuerySchema,
  borradorNewSchema,
  borradorPageSchema,
  borradorSchema,
} from './borradores';
import {
  answerNewSchema,
  conversacionDetailSchema,
  conversacionListQuerySchema,
  conversacionPageSchema,
  conversacionPatchSchema,
  customerErasedSchema,
  customerEraseSchema,
  linkImageSchema,
  noticeNewSchema,
  outboundMessageSchema,
  salidaListQuerySchema,
  salidaPageSchema,
} from './conversaciones';
import {
  whatsappSettingsPatchSchema,
  whatsappSettingsSchema,
  whatsappStatusSchema,
} from './settings';

/** The routes of conversations with customers, drafts of orders, and answers. */
export const whatsappRoutes = {
  whatsappStatus: defineRoute({
    method: 'GET',
    path: '/api/whatsapp',
    summary: 'Qué puede hacer este servidor con WhatsApp, y qué espera',
    access: 'conversacion:view',
    status: 200,
    reply: whatsappStatusSchema,
  }),
  getWhatsappSettings: defineRoute({
    method: 'GET',
    path: '/api/sucursales/:id/whatsapp',
    summary: 'Los ajustes de WhatsApp de una sucursal',
    access: 'sucursal:configure',
    status: 200,
    params: idParamsSchema,
    reply: whatsappSettingsSchema,
  }),
  changeWhatsappSettings: defineRoute({
    method: 'PATCH',
    path: '/api/sucursales/:id/whatsapp',
    summary: 'Cambiar los ajustes de WhatsApp de una sucursal',
    access: 'sucursal:configure',
    status: 200,
    params: idParamsSchema,
    body: whatsappSettingsPatchSchema,
    reply: whatsappSettingsSchema,
  }),
  listConversaciones: defineRoute({
    method: 'GET',
    path: '/api/conversaciones',
    summary: 'Conversaciones con clientes, las de actividad más reciente primero',
    access: 'conversacion:view',
    status: 200,
    query: conversacionListQuerySchema,
    reply: conversacionPageSchema,
  }),
  getConversacion: defineRoute({
    method: 'GET',
    path: '/api/conversaciones/:id',
    summary: 'Una conversación con sus mensajes y borradores',
    access: 'conversacion:view',
    status: 200,
    params: idParamsSchema,
    reply: conversacionDetailSchema,
  }),
  changeConversacion: defineRoute({
    method: 'PATCH',
    path: '/api/conversaciones/:id',
    summary: 'Cerrar o abrir una conversación, o elegir su idioma',
    access: 'conversacion:view',
    status: 200,
    params: idParamsSchema,
    body: conversacionPatchSchema,
    reply: conversacionDetailSchema,
  }),
  readConversacion: defineRoute({
    method: 'POST',
    path: '/api/conversaciones/:id/leer',
    summary: 'Marcar los mensajes de una conversación como vistos',
    access: 'conversacion:view',
    status: 200,
    params: idParamsSchema,
    reply: conversacionDetailSchema,
  }),
  answerConversacion: defineRoute({
    method: 'POST',
    path: '/api/conversaciones/:id/respuestas',
    summary: 'Responder con un texto; solo en las 24 horas desde el último mensaje del cliente',
    access: 'conversacion:answer',
    status: 201,
    params: idParamsSchema,
    body: answerNewSchema,
    reply: outboundMessageSchema,
  }),
  linkImage: defineRoute({
    method: 'POST',
    path: '/api/mensajes/:id/vincular',
    summary: 'Decir que la imagen de un mensaje es el comprobante de un pedido',
    access: 'voucher:review',
    status: 201,
    params: idParamsSchema,
    body: linkImageSchema,
    reply: voucherSchema,
  }),
  listBorradores: defineRoute({
    method: 'GET',
    path: '/api/borradores',
    summary: 'Pedidos leídos de mensajes, por confirmar; los más nuevos primero',
    access: 'conversacion:view',
    status: 200,
    query: borradorListQuerySchema,
    reply: borradorPageSchema,
  }),
  getBorrador: defineRoute({
    method: 'GET',
    path: '/api/borradores/:id',
    summary: 'Un borrador de pedido',
    access: 'conversacion:view',
    status: 200,
    params: idParamsSchema,
    reply: borradorSchema,
  }),
  createBorrador: defineRoute({
    method: 'POST',
    path: '/api/borradores',
    summary: 'Leer un pedido de un texto pegado o de una conversación',
    access: 'pedido:create',
    status: 201,
    body: borradorNewSchema,
    reply: borradorSchema,
  }),
  confirmBorrador: defineRoute({
    method: 'POST',
    path: '/api/borradores/:id/confirmar',
    summary: 'Confirmar un borrador: se registra el pedido',
    access: 'conversacion:answer',
    status: 201,
    params: idParamsSchema,
    body: borradorConfirmSchema,
    reply: pedidoSchema,
  }),
  discardBorrador: defineRoute({
    method: 'POST',
    path: '/api/borradores/:id/descartar',
    summary: 'Descartar un borrador',
    access: 'conversacion:answer',
    status: 200,
    params: idParamsSchema,
    reply: borradorSchema,
  }),
  listSalidas: defineRoute({
    method: 'GET',
    path: '/api/salidas',
    summary: 'Avisos a clientes; con estado=FALLIDA, los que no se pudieron entregar',
    access: 'conversacion:view',
    status: 200,
    query: salidaListQuerySchema,
    reply: salidaPageSchema,
  }),
  retrySalida: defineRoute({
    method: 'POST',
    path: '/api/salidas/:id/reintentar',
    summary: 'Enviar de nuevo un aviso que no se pudo entregar',
    access: 'conversacion:answer',
    status: 200,
    params: idParamsSchema,
    reply: outboundMessageSchema,
  }),
  dismissSalida: defineRoute({
    method: 'POST',
    path: '/api/salidas/:id/descartar',
    summary: 'Descartar un aviso que no se pudo entregar',
    access: 'conversacion:answer',
    status: 200,
    params: idParamsSchema,
    reply: outboundMessageSchema,
  }),
  eraseCustomer: defineRoute({
    method: 'POST',
    path: '/api/clientes/borrar',
    summary: 'Borrar los datos de un cliente; las cuentas quedan',
    access: 'cliente:erase',
    status: 200,
    body: customerEraseSchema,
    reply: customerErasedSchema,
  }),
} as const;

/** Tells a customer of an order at somebody's wish. */
export const sendNoticeRoute = defineRoute({
  method: 'POST',
  path: '/api/conversaciones/:id/avisos',
  summary:
    'Avisar de nuevo de un pedido con el texto de la sucursal; pasadas las 24 horas, con su plantilla aprobada',
  access: 'conversacion:answer',
  status: 201,
  params: idParamsSchema,
  body: noticeNewSchema,
  reply: outboundMessageSchema,
});

/** The file of a message: bytes, not JSON, so it stands apart. */
export const messageMediaPath = '/api/mensajes/:id/archivo';

/** Where Meta delivers messages. */
export const whatsappWebhookPath = '/webhooks/whatsapp';
