import { z } from 'zod';
import type { Role } from '../roles';

export const subtipoSchema = z.enum(['whatsapp', 'presencial', 'delivery']);
/** Where an order or voucher came from. */
export type Subtipo = z.infer<typeof subtipoSchema>;

/** A row's number: positive, and small enough to be exact in JSON. */
export const idSchema = z.int().positive();

/** A moment as the contract writes it: ISO-8601, UTC, with or without milliseconds. */
export const momentSchema = z.iso.datetime({ offset: true });

/** The fields every event may carry besides its own; unknown ones are kept and relayed. */
export const commonEventFields = {
  subtipo: subtipoSchema.nullish(),
  usuario_id: z.int().nullish(),
  sucursal_id: z.int().nullish(),
  fecha: momentSchema.optional(),
};

/** What kind of thing an event is about; stored in `ENTIDAD_TIPO`. */
export type EntityKind =
  | 'PEDIDO'
  | 'VOUCHER'
  | 'PAGO'
  | 'ALERTA'
  | 'REFILL'
  | 'INSUMO'
  | 'PRODUCTO'
  | 'SUCURSAL'
  | 'CONVERSACION'
  | 'BORRADOR'
  | 'DISPOSITIVO';

/** What the broker needs to know of an event type to store, guard and deliver it. */
export interface EventTraits {
  /** Roles that may publish it through `/broadcast` (programs and admins may publish any). */
  emitters: readonly Role[];
  /** Roles of people that receive it; those held to a branch only their own. */
  audience: readonly Role[];
  /** A critical event asks each screen for an `ack`, and is sent again when none of its addressees gave one. */
  critical: boolean;
  /** The part of the audience that has to act on it: their `ack` counts, others only watch. */
  addressees: readonly Role[];
  /** The thing it tells of: its kind, and the field that holds its number. */
  entity: { kind: EntityKind; idField: string };
}

/** One event type: wire name, schema and traits, defined in one place. */
export interface EventDefinition<
  Tipo extends string = string,
  Fields extends z.core.$ZodLooseShape = z.core.$ZodLooseShape,
> extends EventTraits {
  tipo: Tipo;
  fields: Fields;
}

/** Defines an event type; add the result to `events/index.ts` and the whole system knows it. */
export function defineEvent<const Tipo extends string, Fields extends z.core.$ZodLooseShape>(
  definition: EventDefinition<Tipo, Fields>,
): EventDefinition<Tipo, Fields> {
  return definition;
}
