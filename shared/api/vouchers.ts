import { z } from 'zod';
import { idSchema, subtipoSchema } from '../protocol/defineEvent';
import { voucherCheckSchema, voucherReadingSchema } from './voucherChecks';
import {
  continuationShape,
  idQuerySchema,
  limitSchema,
  momentReplySchema,
  pageSchema,
} from './common';

export const voucherStates = ['PENDIENTE', 'APROBADO', 'RECHAZADO'] as const;
export const voucherStateSchema = z.enum(voucherStates);
/** The state of a voucher, as stored in `VOUCHERS.ESTADO`. */
export type VoucherState = z.infer<typeof voucherStateSchema>;

export const voucherSchema = z.object({
  id: idSchema,
  pedido_id: idSchema.nullable(),
  sucursal_id: idSchema,
  subtipo: subtipoSchema,
  estado: voucherStateSchema,
  /** What the voucher says was paid. */
  monto: z.number().nullable(),
  /** What the order costs. */
  monto_esperado: z.number().nullable(),
  cliente: z.string().nullable(),
  pagador: z.string().nullable(),
  medio: z.string().nullable(),
  operacion: z.string().nullable(),
  fecha_pago: momentReplySchema.nullable(),
  tiene_imagen: z.boolean(),
  motivo: z.string().nullable(),
  fecha_creacion: momentReplySchema,
  validado_por: idSchema.nullable(),
  validado_por_nombre: z.string().nullable(),
  fecha_validacion: momentReplySchema.nullable(),
  /** How every check came out; as the person saw them once the voucher is decided. */
  verificaciones: z.array(voucherCheckSchema),
  /** What was read from the picture; null where nothing reads it. */
  lectura: voucherReadingSchema.nullable(),
});
/** A payment voucher. */
export type Voucher = z.infer<typeof voucherSchema>;

export const voucherListQuerySchema = z.object({
  estado: z
    .string()
    .transform((text) => text.toUpperCase())
    .pipe(voucherStateSchema)
    .optional(),
  limite: limitSchema(50),
  ...continuationShape,
  sucursal_id: idQuerySchema.optional(),
});
export const voucherPageSchema = pageSchema(voucherSchema);

/** Largest voucher image, in bytes. */
export const maxVoucherImageBytes = 10 * 1024 * 1024;

const textField = (max: number) => z.string().trim().min(1).max(max).optional();

/** The text fields of the multipart `POST /api/vouchers`, besides the file field `imagen`. */
export const voucherNewSchema = z.object({
  pedido_id: idQuerySchema.optional(),
  sucursal_id: idQuerySchema.optional(),
  subtipo: subtipoSchema.default('whatsapp'),
  monto: z.coerce.number().min(0).max(1_000_000).optional(),
  pagador: textField(120),
  medio: textField(40),
  operacion: textField(60),
  fecha_pago: z.iso.datetime({ offset: true }).optional(),
});
/** The text fields of a new voucher. */
export type VoucherNew = z.infer<typeof voucherNewSchema>;

/** The person says that the money was seen in the account; nothing is approved without it. */
export const voucherApproveSchema = z.object({ dinero_verificado: z.literal(true) });

/** What a person corrects or adds, e.g. by taking over what was read; null empties a field. */
export const voucherPatchSchema = z.object({
  pedido_id: idSchema.nullable().optional(),
  monto: z.number().min(0).max(1_000_000).nullable().optional(),
  pagador: textField(120).nullable(),
  medio: textField(40).nullable(),
  operacion: textField(60).nullable(),
  fecha_pago: z.iso.datetime({ offset: true }).nullable().optional(),
});
/** A change of what is known of a voucher. */
export type VoucherPatch = z.infer<typeof voucherPatchSchema>;

export const voucherRejectSchema = z.object({ motivo: z.string().trim().min(1).max(500) });
