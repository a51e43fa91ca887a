import { z } from 'zod';

const lineSchema = z.string().max(600);

/**
 * What is on an order's ticket, in words that are ready to print: the page knows the language and the
 * formats. No payment data and no telephone number: paper lies about.
 */
export const ticketSchema = z.object({
  /** E.g. `Pedido #50`. */
  titulo: lineSchema.min(1),
  /** E.g. the branch and the origin. */
  detalle: lineSchema,
  /** When the order came in. */
  fecha: lineSchema,
  /** Whom it is for; empty when nobody said. */
  cliente: lineSchema,
  lineas: z
    .array(
      z.object({
        cantidad: z.number().positive(),
        producto: lineSchema.min(1),
        nota: lineSchema,
      }),
    )
    .max(200),
  nota: lineSchema,
});
/** What is on an order's ticket. */
export type Ticket = z.infer<typeof ticketSchema>;
