import type { LoggedEvent } from '../../db/eventLog';
import { encode } from '../../shared/protocol/codec';
import { traitsOf, type CampanaEvent } from '../../shared/protocol/events';
import type { OutgoingEvent } from '../core/outgoingEvent';
import { textFrame } from './frame';

/** Makes an event ready to be sent: its frame is written once and handed to everybody. */
export function toOutgoing(logged: LoggedEvent, reintento?: number): OutgoingEvent {
  const { id, tipo, event } = logged;
  return {
    id,
    tipo,
    sucursalId: logged.sucursalId,
    storedAt: logged.storedAt.getTime(),
    frame: frameOf(event, reintento),
    earlyFrame: isUrgent(event) ? once(() => frameOf(event, 1)) : null,
  };
}

function frameOf(event: CampanaEvent, reintento?: number): Buffer {
  const text = encode(reintento === undefined ? event : { ...event, reintento });
  const forKitchen = traitsOf(event.tipo).audience.includes('COCINERO');
  return textFrame(forKitchen && text.includes('"telefono"') ? withoutPhones(text) : text);
}

/**
 * The kitchen sees no customer's phone. The frame is one for everybody, so what the kitchen may see goes out
 * without it to all; the log keeps the event as it was published.
 */
function withoutPhones(text: string): string {
  return JSON.stringify(
    JSON.parse(text, (key, value: unknown) => (key === 'telefono' ? undefined : value)),
  );
}

/** Whether an event may overtake others on its way to a slow screen. */
export function isUrgent(event: CampanaEvent): boolean {
  return event.tipo === 'alerta_cocina' && event.prioridad === 'urgente';
}

function once<Value>(make: () => Value): () => Value {
  let value: Value | undefined;
  return () => (value ??= make());
}
