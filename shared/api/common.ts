import { z } from 'zod';
import { idSchema } from '../protocol/defineEvent';

/** The body of every error answer. */
export const apiErrorSchema = z.object({
  error: z.string(),
  mensaje: z.string(),
  /** The field at fault, for 422. */
  campo: z.string().optional(),
});
/** An error answer: a code for programs, a sentence for people. */
export type ApiError = z.infer<typeof apiErrorSchema>;

/** `:id` in a path. Larger numbers than a row can have are "not found", not a crash of the database. */
export const idParamsSchema = z.object({ id: z.coerce.number().int().positive().max(2147483647) });

/** How many rows a list answers, from a query string. */
export function limitSchema(byDefault: number): z.ZodDefault<z.ZodCoercedNumber> {
  return z.coerce.number().int().min(1).max(500).default(byDefault);
}

/** A row number from a query string. */
export const idQuerySchema = z.coerce.number().int().positive().max(2147483647);

/**
 * Continues a list after its `siguiente`: only what has a smaller number. Both names are known to each of
 * these lists, so that a program needs no table of which is whose.
 */
export const continuationShape = {
  desde_id: idQuerySchema.optional(),
  antes_de_id: idQuerySchema.optional(),
};

/** The number a list goes on below; undefined from its beginning. */
export function continuesBelow(query: {
  desde_id?: number | undefined;
  antes_de_id?: number | undefined;
}): number | undefined {
  return query.antes_de_id ?? query.desde_id;
}

/** `true` or `false` from a query string. */
export const booleanQuerySchema = z.enum(['true', 'false']).transform((text) => text === 'true');

/** A moment or a day from a query string; a bare day is its first moment in UTC. */
export const momentQuerySchema = z
  .union([z.iso.datetime({ offset: true }), z.iso.date()])
  .transform((text) => new Date(text));

/** One page of a list: `siguiente` goes into the next request, `null` at the end. */
export function pageSchema<Item extends z.ZodType>(
  item: Item,
): z.ZodObject<{ datos: z.ZodArray<Item>; siguiente: z.ZodNullable<z.ZodNumber> }> {
  return z.object({ datos: z.array(item), siguiente: z.number().nullable() });
}

/** The answer of a change that has nothing to tell. */
export const emptySchema = z.object({ ok: z.literal(true) });

/** A moment in an answer: ISO-8601, UTC, milliseconds. */
export const momentReplySchema = z.string();

export { idSchema };
