import { z } from 'zod';
import { idSchema, momentReplySchema } from './common';

/** What is checked of a voucher, in the order it is shown. */
export const checkKinds = ['pago', 'imagen', 'operacion', 'monto', 'fecha', 'pagador'] as const;
/** One of the checks. */
export type CheckKind = (typeof checkKinds)[number];

/** Where the same payment, picture or number was used before. */
export const voucherUseSchema = z.object({
  voucher_id: idSchema,
  pedido_id: idSchema.nullable(),
  estado: z.enum(['PENDIENTE', 'APROBADO', 'RECHAZADO']),
});
export type VoucherUse = z.infer<typeof voucherUseSchema>;

/** How one check came out; never more than a hint to the person who decides. */
export const voucherCheckSchema = z.object({
  tipo: z.enum(checkKinds),
  resultado: z.enum(['pasa', 'falla', 'no_se_sabe']),
  /** What tells: the same file, one that looks the same, the operation number, or amount and time. */
  por: z.enum(['exacta', 'parecida', 'operacion', 'datos']).nullable(),
  /** What the voucher says (an amount as text, a moment, a name), and what it was held against. */
  hallado: z.string().nullable(),
  esperado: z.string().nullable(),
  usos: z.array(voucherUseSchema),
  pago_id: idSchema.nullable(),
});
export type VoucherCheck = z.infer<typeof voucherCheckSchema>;

/** Fields that may be read from a picture. */
export const readFields = ['monto', 'operacion', 'fecha_pago', 'pagador', 'medio'] as const;
export type ReadField = (typeof readFields)[number];

/** Apps and banks whose screenshots are understood. */
export const paymentApps = ['yape', 'plin', 'bcp', 'interbank', 'bbva'] as const;
export type PaymentApp = (typeof paymentApps)[number];

/** A field read from the picture: a suggestion, and where it stands. */
export const readFieldSchema = z.object({
  campo: z.enum(readFields),
  /** As the field of the voucher takes it: `37.50`, a moment in UTC, a name. */
  valor: z.string(),
  /** How sure the reader is of the letters, 0 to 100. */
  confianza: z.number(),
  /** Where, in parts of the picture's width and height from its upper left corner. */
  caja: z.object({ x: z.number(), y: z.number(), ancho: z.number(), alto: z.number() }),
});
export type ReadFieldValue = z.infer<typeof readFieldSchema>;

/** What a machine read from the picture. */
export const voucherReadingSchema = z.object({
  estado: z.enum(['leyendo', 'leida', 'sin_datos', 'fallo']),
  app: z.enum(paymentApps).nullable(),
  campos: z.array(readFieldSchema),
  fecha: momentReplySchema.nullable(),
});
export type VoucherReading = z.infer<typeof voucherReadingSchema>;
