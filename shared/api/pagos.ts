import { z } from 'zod';
import { idSchema, momentReplySchema } from './common';

export const pagoSchema = z.object({
  id: idSchema,
  sucursal_id: idSchema.nullable(),
  monto: z.number(),
  pagador: z.string().nullable(),
  medio: z.string().nullable(),
  operacion: z.string().nullable(),
  fecha_pago: momentReplySchema,
  /** The voucher it backs; for good once there is one. */
  voucher_id: idSchema.nullable(),
  fecha_creacion: momentReplySchema,
});
/** A payment that a phone or a bank told of. */
export type Pago = z.infer<typeof pagoSchema>;

const optionalText = (max: number) => z.string().trim().min(1).max(max).optional();

export const pagoNewSchema = z
  .object({
    monto: z.number().positive().max(1_000_000).multipleOf(0.01).optional(),
    /** The words of the notification, from which amount, payer and app are taken where they are not given. */
    texto: optionalText(1_000),
    pagador: optionalText(120),
    medio: optionalText(40),
    operacion: optionalText(60),
    /** When it was paid; now, unless given. */
    fecha_pago: z.iso.datetime({ offset: true }).optional(),
    /** The sender's own number of the notification: the same one again changes nothing. */
    referencia: optionalText(100),
    /** The branch whose account it is; without one it may back a voucher of any. */
    sucursal_id: idSchema.optional(),
  })
  .refine((pago) => pago.monto !== undefined || pago.texto !== undefined, {
    path: ['monto'],
    error: 'falta el monto, o el texto del aviso',
  });
/** What a program says of a payment. */
export type PagoNew = z.infer<typeof pagoNewSchema>;
