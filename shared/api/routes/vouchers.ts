import { idParamsSchema } from '../common';
import { pagoNewSchema, pagoSchema } from '../pagos';
import { defineRoute } from '../route';
import {
  voucherApproveSchema,
  voucherListQuerySchema,
  voucherNewSchema,
  voucherPageSchema,
  voucherPatchSchema,
  voucherRejectSchema,
  voucherSchema,
} from '../vouchers';

/** Payment vouchers, and payments that a phone or a bank tells of. */
export const voucherRoutes = {
  listVouchers: defineRoute({
    method: 'GET',
    path: '/api/vouchers',
    summary: 'Comprobantes de pago, los más nuevos primero',
    access: 'voucher:review',
    status: 200,
    query: voucherListQuerySchema,
    reply: voucherPageSchema,
  }),
  getVoucher: defineRoute({
    method: 'GET',
    path: '/api/vouchers/:id',
    summary: 'Un comprobante',
    access: 'voucher:review',
    status: 200,
    params: idParamsSchema,
    reply: voucherSchema,
  }),
  uploadVoucher: defineRoute({
    method: 'POST',
    path: '/api/vouchers',
    summary: 'Subir un comprobante: imagen o PDF en el campo "imagen", y sus datos',
    access: 'voucher:review',
    status: 201,
    body: voucherNewSchema,
    encoding: 'multipart',
    reply: voucherSchema,
  }),
  changeVoucher: defineRoute({
    method: 'PATCH',
    path: '/api/vouchers/:id',
    summary:
      'Corregir o completar los datos de un comprobante por revisar, o enlazarlo a un pedido',
    access: 'voucher:review',
    status: 200,
    params: idParamsSchema,
    body: voucherPatchSchema,
    reply: voucherSchema,
  }),
  reportPago: defineRoute({
    method: 'POST',
    path: '/api/pagos',
    summary: 'Avisar de un pago que llegó a la cuenta, desde un teléfono o un banco',
    access: 'pago:report',
    status: 201,
    body: pagoNewSchema,
    reply: pagoSchema,
  }),
  approveVoucher: defineRoute({
    method: 'POST',
    path: '/api/vouchers/:id/aprobar',
    summary: 'Aprobar un comprobante, con el dinero visto en la cuenta',
    access: 'voucher:review',
    status: 200,
    params: idParamsSchema,
    body: voucherApproveSchema,
    reply: voucherSchema,
  }),
  rejectVoucher: defineRoute({
    method: 'POST',
    path: '/api/vouchers/:id/rechazar',
    summary: 'Rechazar un comprobante, con su motivo',
    access: 'voucher:review',
    status: 200,
    params: idParamsSchema,
    body: voucherRejectSchema,
    reply: voucherSchema,
  }),
} as const;
