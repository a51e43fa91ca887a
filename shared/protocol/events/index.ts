import { z } from 'zod';
import {
  commonEventFields,
  idSchema,
  type EventDefinition,
  type EventTraits,
} from '../defineEvent';
import { insumoActualizado, productoActualizado, sucursalActualizada } from './catalog';
import { alertaCocina, alertaEscalada, alertaLeida } from './alertas';
import { dispositivoActualizado } from './dispositivos';
import { borradorActualizado, conversacionActualizada } from './conversaciones';
import { pedidoActualizado, pedidoAprobado, pedidoCreado } from './pedidos';
import { refillAtendido, refillSolicitado } from './refills';
import {
  pagoRecibido,
  voucherActualizado,
  voucherAprobado,
  voucherNuevo,
  voucherRechazado,
  voucherWhatsapp,
} from './vouchers';

/** Every event type there is. A new one is added here and nowhere else on the wire. */
export const eventDefinitions = {
  voucher_nuevo: voucherNuevo,
  voucher_whatsapp: voucherWhatsapp,
  voucher_aprobado: voucherAprobado,
  voucher_rechazado: voucherRechazado,
  voucher_actualizado: voucherActualizado,
  pago_recibido: pagoRecibido,
  pedido_creado: pedidoCreado,
  pedido_aprobado: pedidoAprobado,
  pedido_actualizado: pedidoActualizado,
  alerta_cocina: alertaCocina,
  alerta_leida: alertaLeida,
  alerta_escalada: alertaEscalada,
  refill_solicitado: refillSolicitado,
  refill_atendido: refillAtendido,
  insumo_actualizado: insumoActualizado,
  producto_actualizado: productoActualizado,
  sucursal_actualizada: sucursalActualizada,
  conversacion_actualizada: conversacionActualizada,
  borrador_actualizado: borradorActualizado,
  dispositivo_actualizado: dispositivoActualizado,
} as const;

type Definitions = typeof eventDefinitions;

/** A wire name of an event. */
export type EventType = keyof Definitions;

/** All wire names, in the order of the registry. */
export const eventTypes = Object.keys(eventDefinitions) as EventType[];

type FieldsOf<Shape extends z.core.$ZodLooseShape> = z.infer<z.ZodObject<Shape>>;

/** An event as a publisher hands it in: no number yet, `fecha` optional; fields we do not know are kept. */
export type EventDraft<T extends EventType = EventType> = {
  [K in T]: { tipo: K } & FieldsOf<typeof commonEventFields> & FieldsOf<Definitions[K]['fields']>;
}[T];

/** An event as every screen receives it: numbered, dated, `reintento` when it was sent before. */
export type CampanaEvent<T extends EventType = EventType> = {
  [K in T]: EventDraft<K> & { id: number; fecha: string; reintento?: number };
}[T];

function draftShape(tipo: EventType): z.ZodObject<z.core.$ZodLooseShape, z.core.$loose> {
  const definition: EventDefinition = eventDefinitions[tipo];
  return z.looseObject({ tipo: z.literal(tipo), ...commonEventFields, ...definition.fields });
}

/** What the broker adds to a draft. */
const brokerFields = {
  id: idSchema,
  fecha: z.string(),
  reintento: z.int().positive().optional(),
};

function perType<Value>(make: (tipo: EventType) => Value): Record<EventType, Value> {
  return Object.fromEntries(eventTypes.map((tipo) => [tipo, make(tipo)])) as Record<
    EventType,
    Value
  >;
}

/** Schema of what may be published, per type. */
export const draftSchemas: Record<EventType, z.ZodType<EventDraft>> = perType(
  (tipo) => draftShape(tipo) as unknown as z.ZodType<EventDraft>,
);

/** Schema of what screens receive, per type. */
export const eventSchemas: Record<EventType, z.ZodType<CampanaEvent>> = perType(
  (tipo) => draftShape(tipo).extend(brokerFields) as unknown as z.ZodType<CampanaEvent>,
);

/** Whether a string names an event type. */
export function isEventType(value: unknown): value is EventType {
  return typeof value === 'string' && Object.hasOwn(eventDefinitions, value);
}

/** The traits of an event type. */
export function traitsOf(tipo: EventType): EventTraits {
  return eventDefinitions[tipo];
}
