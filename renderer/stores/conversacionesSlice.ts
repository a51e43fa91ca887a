import type {
  Conversacion,
  ConversacionDetail,
  Message,
  OutboundMessage,
} from '../../shared/api/whatsapp/conversaciones';
import type { Slice } from './state';
import { derive, onlyRows, withoutRow, withRows, type Table } from './table';

/** So many conversations keep their messages in memory; the others load them again when they are opened. */
const maxThreads = 30;

/** A conversation with a customer on this screen. */
export type ConversacionRow = Conversacion & {
  /** The event this row is current as of. */
  version: number;
  /** Since when pictures wait to be linked, so that the work keeps its place in the list; null: none waits. */
  imagesSince: string | null;
};

/** The messages of a conversation, oldest first. */
export interface Thread {
  id: number;
  messages: readonly Message[];
  /** Something may have been missed since these were read: they are shown, and loaded again. */
  stale: boolean;
}

/** Conversations by number, and the messages of those that were opened. `asOf` is an event id. */
export interface ConversacionesSlice {
  conversaciones: Table<ConversacionRow>;
  threads: Table<Thread>;
  loadConversaciones: (rows: readonly Conversacion[], asOf: number) => void;
  /** Rows of a list that was asked for one thing only. */
  addConversaciones: (rows: readonly Conversacion[], asOf: number) => void;
  /** A conversation whole: its messages, drafts and failed answers take the place of what was known. */
  putConversacion: (detail: ConversacionDetail, asOf: number) => void;
  /** An answer as it is now, in its conversation and among those that could not be delivered. */
  putSalida: (salida: OutboundMessage) => void;
  /** The server does not know it any more: the customer's data was erased, or it is of another branch. */
  forgetConversacion: (id: number) => void;
}

/** Creates the slice without conversations. */
export const createConversacionesSlice: Slice<ConversacionesSlice> = (set) => ({
  conversaciones: new Map(),
  threads: new Map(),
  loadConversaciones: (rows, asOf) =>
    set(({ conversaciones, threads }) => ({
      conversaciones: merged(
        onlyRows(conversaciones, ({ version }) => version > asOf),
        rows,
        asOf,
        conversaciones,
      ),
      threads: new Map([...threads].map(([id, thread]) => [id, { ...thread, stale: true }])),
    })),
  addConversaciones: (rows, asOf) =>
    set(({ conversaciones }) => ({
      conversaciones: merged(conversaciones, rows, asOf, conversaciones),
    })),
  putConversacion: ({ mensajes, borradores, ...row }, asOf) =>
    set((state) => {
      const { id } = row;
      // Answers may overtake each other; the one that was asked for last knows best.
      if ((state.conversaciones.get(id)?.version ?? -1) > asOf) return state;
      const failed = mensajes.filter(isFailed);
      return {
        conversaciones: merged(state.conversaciones, [row], asOf, state.conversaciones),
        threads: withThread(state.threads, { id, messages: mensajes, stale: false }),
        borradores: withRows(
          onlyRows(state.borradores, ({ conversacion_id }) => conversacion_id !== id),
          borradores,
        ),
        salidas: withRows(
          onlyRows(state.salidas, ({ conversacion_id }) => conversacion_id !== id),
          failed,
        ),
      };
    }),
  putSalida: (salida) =>
    set(({ threads, salidas }) => {
      const thread = threads.get(salida.conversacion_id);
      return {
        salidas:
          salida.estado === 'FALLIDA'
            ? withRows(salidas, [salida])
            : withoutRow(salidas, salida.id),
        threads:
          thread === undefined
            ? threads
            : withRows(threads, [{ ...thread, messages: withMessage(thread.messages, salida) }]),
      };
    }),
  forgetConversacion: (id) =>
    set(({ conversaciones, threads, borradores, salidas }) => ({
      conversaciones: withoutRow(conversaciones, id),
      threads: withoutRow(threads, id),
      borradores: onlyRows(borradores, ({ conversacion_id }) => conversacion_id !== id),
      salidas: onlyRows(salidas, ({ conversacion_id }) => conversacion_id !== id),
    })),
});

function isFailed(message: Message): message is OutboundMessage {
  return message.direccion === 'saliente' && message.estado === 'FALLIDA';
}

function merged(
  table: Table<ConversacionRow>,
  rows: readonly Conversacion[],
  asOf: number,
  before: Table<ConversacionRow>,
): Table<ConversacionRow> {
  const newer = rows.filter(({ id }) => (table.get(id)?.version ?? -1) <= asOf);
  return withRows(
    table,
    newer.map((row) => ({
      ...row,
      version: asOf,
      imagesSince:
        row.por_vincular === 0 ? null : (before.get(row.id)?.imagesSince ?? row.fecha_actividad),
    })),
  );
}

/** The thread goes to the end; the one that was not touched for longest makes room. */
function withThread(threads: Table<Thread>, thread: Thread): Table<Thread> {
  const next = new Map(threads);
  next.delete(thread.id);
  next.set(thread.id, thread);
  for (const id of next.keys()) {
    if (next.size <= maxThreads) break;
    next.delete(id);
  }
  return next;
}

function withMessage(messages: readonly Message[], salida: OutboundMessage): Message[] {
  const isSame = (message: Message) => message.direccion === 'saliente' && message.id === salida.id;
  return messages.some(isSame)
    ? messages.map((message) => (isSame(message) ? salida : message))
    : [...messages, salida];
}

const byActivity = derive((table: Table<ConversacionRow>) =>
  [...table.values()].sort(
    (a, b) => b.fecha_actividad.localeCompare(a.fecha_actividad) || b.id - a.id,
  ),
);

/** Conversations, the one where something happened last first. */
export function selectConversaciones({
  conversaciones,
}: Pick<ConversacionesSlice, 'conversaciones'>): readonly ConversacionRow[] {
  return byActivity(conversaciones);
}

const withImages = derive((table: Table<ConversacionRow>) =>
  [...table.values()].filter(({ por_vincular }) => por_vincular > 0),
);

/** Conversations with pictures that wait to be linked to an order. */
export function selectImagesToLink({
  conversaciones,
}: Pick<ConversacionesSlice, 'conversaciones'>): readonly ConversacionRow[] {
  return withImages(conversaciones);
}

/** One conversation; undefined when this screen does not have it. */
export function selectConversacion(
  id: number | null,
): (state: Pick<ConversacionesSlice, 'conversaciones'>) => ConversacionRow | undefined {
  return ({ conversaciones }) => (id === null ? undefined : conversaciones.get(id));
}

/** The conversation in which an order was made; undefined when none is known. */
export function selectConversacionOf(
  pedidoId: number | null,
): (state: Pick<ConversacionesSlice, 'conversaciones'>) => ConversacionRow | undefined {
  return ({ conversaciones }) =>
    pedidoId === null
      ? undefined
      : [...conversaciones.values()].find(({ pedidos }) =>
          pedidos.some(({ id }) => id === pedidoId),
        );
}
