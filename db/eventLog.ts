import type { EntityManager } from 'typeorm';
import {
  isEventType,
  traitsOf,
  type CampanaEvent,
  type EventDraft,
  type EventType,
} from '../shared/protocol/events';
import { maxPayloadChars, redelivery } from '../shared/protocol/limits';
import { queryPrepared } from './preparedQuery';

/** An event as the log holds it: number and moment by the database, the rest as published. */
export interface LoggedEvent {
  id: number;
  tipo: EventType;
  /** The branch the event names, existing or not; null reaches every branch. */
  sucursalId: number | null;
  /** When it was stored. */
  storedAt: Date;
  event: CampanaEvent;
}

/** What an append left behind: the new events, and the newest number before them. */
export interface AppendResult {
  previousId: number;
  events: LoggedEvent[];
}

/** A part of the log. It may hold fewer events than rows: other programs store what is no event of ours. */
export interface LogPage {
  events: LoggedEvent[];
  /** The number of the last row that was read; where to go on from. */
  readTo: number;
  /** Whether more rows may follow. */
  more: boolean;
}

/** The event's JSON is longer than its column; it is refused whole, never cut. */
export class PayloadTooLongError extends Error {
  override name = 'PayloadTooLongError';
  constructor(readonly chars: number) {
    super(
      `El evento tiene ${chars} caracteres como JSON y el máximo es ${maxPayloadChars}; envíe menos datos.`,
    );
  }
}

/**
 * The JSON a draft is stored as. Numbers and repeats are the broker's business, so a publisher's own
 * `id` and `reintento` are dropped.
 *
 * @throws PayloadTooLongError past 2000 characters (as Postgres counts them).
 */
export function payloadOf(draft: EventDraft): string {
  const {
    id: _id,
    reintento: _reintento,
    ...payload
  } = draft as EventDraft & Record<string, unknown>;
  const text = JSON.stringify(payload);
  // Only a text with more code units than allowed can have more characters.
  const chars = text.length > maxPayloadChars ? Array.from(text).length : text.length;
  if (chars > maxPayloadChars) throw new PayloadTooLongError(chars);
  return text;
}

const appendStatement = {
  name: 'campana_append',
  text: 'SELECT ANTERIOR, IDS, MOMENTO FROM EVENTOS_AGREGAR($1)',
};

/**
 * Appends events, in the caller's transaction. `senders[i]` is who sent `drafts[i]`, for the audit's
 * column where the event itself names nobody; the payload stays as it was sent. It must be the transaction's last work: it takes the
 * log's one lock, which is free again only after the commit.
 *
 * @throws PayloadTooLongError before anything is written.
 */
export async function appendEvents(
  manager: EntityManager,
  drafts: readonly EventDraft[],
  senders: readonly (number | null)[] = [],
): Promise<AppendResult> {
  const rows = drafts.map((draft, index) => toInsert(draft, senders[index] ?? null));
  const [appended] = (await queryPrepared(manager, appendStatement, [JSON.stringify(rows)])) as {
    anterior: number;
    ids: number[];
    momento: Date;
  }[];
  if (appended?.ids.length !== drafts.length) {
    throw new Error('The event log did not number every event it was given.');
  }
  return {
    previousId: appended.anterior,
    events: drafts.map((draft, index) => {
      const id = appended.ids[index] ?? 0;
      return toLogged(id, appended.momento, draft);
    }),
  };
}

/** Reads what came after the number `afterId`, oldest first, at most `limit` rows. */
export async function readEventsAfter(
  manager: EntityManager,
  afterId: number,
  limit: number,
): Promise<LogPage> {
  const rows: EventPayloadRow[] = await manager.query(
    'SELECT ID, PAYLOAD, FECHA FROM EVENTOS_REALTIME WHERE ID > $1 ORDER BY ID LIMIT $2',
    [afterId, limit],
  );
  return {
    events: rows.flatMap(fromRow),
    readTo: rows.at(-1)?.id ?? afterId,
    more: rows.length === limit,
  };
}

/** The events with these numbers, oldest first. */
export async function readEventsById(
  manager: EntityManager,
  ids: readonly number[],
): Promise<LoggedEvent[]> {
  const rows: EventPayloadRow[] = await manager.query(
    'SELECT ID, PAYLOAD, FECHA FROM EVENTOS_REALTIME WHERE ID = ANY($1) ORDER BY ID',
    [ids],
  );
  return rows.flatMap(fromRow);
}

/**
 * The newest events that a screen may still resume over, oldest first: all that came after the newest
 * event that is too old, so that none is missing in between. An event without a moment, by another
 * program, is none of the old ones.
 */
export async function readResumeWindow(
  manager: EntityManager,
  window: { events: number; days: number },
): Promise<LoggedEvent[]> {
  const rows: EventPayloadRow[] = await manager.query(
    // By number first: after quiet weeks, looking for young events would read the whole log.
    `WITH NEWEST AS (SELECT ID, PAYLOAD, FECHA FROM EVENTOS_REALTIME ORDER BY ID DESC LIMIT $1)
      SELECT ID, PAYLOAD, FECHA FROM NEWEST WHERE ID > coalesce((SELECT max(ID) FROM NEWEST
        WHERE FECHA <= (now() AT TIME ZONE 'UTC') - make_interval(days => $2)), 0) ORDER BY ID`,
    [window.events, window.days],
  );
  return rows.flatMap(fromRow);
}

/** The newest number in the log; 0 when it is empty. */
export async function newestEventId(manager: EntityManager): Promise<number> {
  const rows: { id: number }[] = await manager.query(
    'SELECT coalesce(max(ID), 0) AS id FROM EVENTOS_REALTIME',
  );
  return rows[0]?.id ?? 0;
}

interface EventPayloadRow {
  id: number;
  payload: string;
  fecha: Date | null;
}

/**
 * The event of a row; none where another program stored what is no event of ours. Such a row stays in
 * the database and is passed over: it must not hold up, for good, everything that was stored after it.
 */
function fromRow(row: EventPayloadRow): LoggedEvent[] {
  const payload = readObject(row.payload);
  if (!payload || !isEventType(payload['tipo'])) return [];
  const branch = payload['sucursal_id'];
  if (branch != null && typeof branch !== 'number') return [];
  return [toLogged(row.id, row.fecha ?? new Date(), payload as unknown as EventDraft)];
}

function readObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' ? (value as Record<string, unknown> | null) : null;
  } catch {
    // Text of another program; see `fromRow`.
    return null;
  }
}

function toInsert(draft: EventDraft, senderId: number | null): Record<string, unknown> {
  const { entity, critical } = traitsOf(draft.tipo);
  const entityId = (draft as Record<string, unknown>)[entity.idField];
  return {
    tipo: draft.tipo,
    subtipo: draft.subtipo ?? null,
    payload: payloadOf(draft),
    usuario_id: draft.usuario_id ?? senderId,
    sucursal_id: draft.sucursal_id ?? null,
    entidad_tipo: entity.kind,
    // A number that no row of ours can have is kept in the payload alone.
    entidad_id: typeof entityId === 'number' && entityId <= 2_147_483_647 ? entityId : null,
    confirmar_s: critical ? redelivery.firstSeconds : null,
  };
}

function toLogged(id: number, storedAt: Date, draft: EventDraft): LoggedEvent {
  const {
    tipo,
    fecha,
    id: _id,
    reintento: _r,
    ...rest
  } = draft as EventDraft & Record<string, unknown>;
  const event = { tipo, id, fecha: fecha ?? storedAt.toISOString(), ...rest } as CampanaEvent;
  return { id, tipo, sucursalId: draft.sucursal_id ?? null, storedAt, event };
}
