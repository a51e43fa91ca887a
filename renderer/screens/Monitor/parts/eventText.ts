import { isEventType, traitsOf, type EventType } from '../../../../shared/protocol/events';

/** Kinds of events people tell apart at a glance; each has its icon, colour and pattern. */
export const eventGroups = ['pedido', 'voucher', 'alerta', 'refill', 'otro'] as const;
/** A kind of events. */
export type EventGroup = (typeof eventGroups)[number];

const groupOfEntity = {
  PEDIDO: 'pedido',
  VOUCHER: 'voucher',
  ALERTA: 'alerta',
  REFILL: 'refill',
  INSUMO: 'otro',
  PRODUCTO: 'otro',
  SUCURSAL: 'otro',
  CONVERSACION: 'otro',
  BORRADOR: 'otro',
  DISPOSITIVO: 'otro',
  PAGO: 'otro',
} as const;

/** The kind of an event, by what it is about; `otro` for a type this version does not know. */
export function groupOf(tipo: string): EventGroup {
  return isEventType(tipo) ? groupOfEntity[traitsOf(tipo).entity.kind] : 'otro';
}

/** A wire name as words, for a type the catalogue has no name for: `horno_listo` → `Horno listo`. */
export function wordsOf(tipo: string): string {
  const words = tipo.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Something an event is about. */
export interface Subject {
  kind: 'pedido' | 'alerta' | 'voucher' | 'refill';
  id: number;
}

const ownKind: Record<EventGroup, Subject['kind'] | null> = {
  pedido: 'pedido',
  voucher: 'voucher',
  alerta: 'alerta',
  refill: 'refill',
  otro: null,
};

/** What an event is about, its own kind first. `payload` may come from any program. */
export function subjectsOf(tipo: string, payload: Readonly<Record<string, unknown>>): Subject[] {
  const own = ownKind[groupOf(tipo)];
  return (['alerta', 'voucher', 'refill', 'pedido'] as const)
    .flatMap((kind): Subject[] => {
      const id = payload[`${kind}_id`];
      return typeof id === 'number' ? [{ kind, id }] : [];
    })
    .sort((a, b) => Number(b.kind === own) - Number(a.kind === own));
}

const gistFields = [
  'mensaje',
  'motivo',
  'nuevo_estado',
  'insumo',
  'producto',
  'cantidad',
  'monto',
  'usuario_nombre',
] as const;
/** A field a person reads first. */
export type GistField = (typeof gistFields)[number];

/** What a person reads first of an event: the message, the reason, the new state, the supply, by field. */
export function gistOf(
  payload: Readonly<Record<string, unknown>>,
): { field: GistField; value: string | number }[] {
  return gistFields.flatMap((field) => {
    const value = payload[field];
    return (typeof value === 'string' && value !== '') || typeof value === 'number'
      ? [{ field, value }]
      : [];
  });
}

/** The event types of a kind, in the order of the registry. */
export function typesOf(group: EventGroup, types: readonly EventType[]): EventType[] {
  return types.filter((tipo) => groupOf(tipo) === group);
}
