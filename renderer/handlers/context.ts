import type { CampanaEvent, EventType } from '../../shared/protocol/events';
import type { AppState } from '../stores/state';

/** Loads what an event only named; nothing is lost when that fails, the row just stays thin. */
export interface Completer {
  pedido(id: number): void;
  voucher(id: number): void;
  catalog(): void;
  conversacion(id: number): void;
  borrador(id: number): void;
}

/** What a handler may use: the present state with its operations, and the completer. */
export interface HandlerContext {
  state: () => AppState;
  complete: Completer;
}

/** Turns one event into changes of the store. Handling an event twice must change nothing the second time. */
export type Handler<T extends EventType> = (
  event: CampanaEvent<T>,
  context: HandlerContext,
) => void;
