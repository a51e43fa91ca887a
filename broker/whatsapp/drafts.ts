import type { EntityManager } from 'typeorm';
import type { Subtipo } from '../../shared/protocol/defineEvent';
import { databaseNow } from '../services/moments';
import type { LiveConversation } from './conversations';
import { ProductIndex, type OrderableProduct } from './reading/productIndex';
import { readOrder, type OrderReading } from './reading/readOrder';
import { cut } from './texts';

/** Longest text one draft is read from; what is said beyond it begins the next. */
export const maxDraftChars = 4_000;
/** Messages before the first product that a draft takes along. */
const maxBefore = 10;

let last: { key: string; index: ProductIndex } | null = null;

/** The products that are sold now, ready to be searched; made anew only when they changed. */
export async function productIndex(manager: EntityManager): Promise<ProductIndex> {
  const products: OrderableProduct[] = await manager.query(
    'SELECT ID, NOMBRE, PRECIO::float8 AS precio FROM PRODUCTOS WHERE ACTIVO ORDER BY ID',
  );
  const key = JSON.stringify(products);
  if (last?.key !== key) last = { key, index: new ProductIndex(products) };
  return last.index;
}

/** A text message that has just been stored. */
export interface StoredText {
  id: number;
  conversation: LiveConversation;
  words: string;
  sentAt: Date;
  /** Messages that come within so many minutes are one order. */
  groupMinutes: number;
}

/** What was said in a conversation and is, or may become, a part of a draft. */
interface Said {
  id: number;
  texto: string;
  fecha: Date;
}

interface OpenDraft {
  /** Null until it is stored. */
  id: number | null;
  conversation: LiveConversation;
  said: Said[];
  changed: boolean;
}

/** The drafts of a conversation, oldest first, and what belongs to none. */
interface Talk {
  drafts: OpenDraft[];
  loose: Said[];
}

/**
 * Takes text messages, in the order they came, into the orders they belong to: the open draft of the last
 * minutes, or a new one if it names a product. Answers the messages that are a part of a draft now. It asks
 * the database once for all of them.
 */
export async function draftFromTexts(
  manager: EntityManager,
  texts: readonly StoredText[],
): Promise<Set<number>> {
  if (texts.length === 0) return new Set();
  const index = await productIndex(manager);
  const read = remembering((words) => readOrder(words, index));
  const namesProduct = ({ words }: StoredText) => read(cut(words, maxDraftChars)).lineas.length > 0;
  const talking = texts.filter((text) => text.conversation.con_borrador || namesProduct(text));
  const inTalk = new Set(talking.map(({ conversation }) => conversation.id));
  const concerned = texts.filter(({ conversation }) => inTalk.has(conversation.id));
  const talks = await talksOf(manager, concerned);
  const drafted = new Set<number>();
  for (const text of concerned) {
    const talk = talks.get(text.conversation.id) ?? { drafts: [], loose: [] };
    talks.set(text.conversation.id, talk);
    if (join(talk, text, namesProduct)) drafted.add(text.id);
  }
  const changed = [...talks.values()].flatMap(({ drafts }) => drafts.filter((d) => d.changed));
  await saveDrafts(
    manager,
    changed.map(({ id, conversation, said }) => {
      const texto = textOf(said);
      return {
        ...{ id, texto, ...read(texto), subtipo: 'whatsapp' },
        sucursal_id: conversation.sucursal_id,
        conversacion_id: conversation.id,
        cliente: conversation.cliente,
        telefono: conversation.telefono,
        mensajes: said.map((part) => part.id),
      };
    }),
  );
  return drafted;
}

/** Puts a text where it belongs; answers whether that is a draft. */
function join(talk: Talk, text: StoredText, namesProduct: (text: StoredText) => boolean): boolean {
  const said = { id: text.id, texto: text.words, fecha: text.sentAt };
  const open = talk.drafts.findLast((draft) => draft.said.some((part) => isNear(part, text)));
  if (open && textOf(open.said).length + text.words.length < maxDraftChars) {
    open.said.push(said);
    open.changed = true;
    return true;
  }
  if (!namesProduct(text)) {
    talk.loose.push(said);
    return false;
  }
  // What was said just before the first product: "hola", "para llevar".
  const before = open
    ? []
    : inOrder(talk.loose)
        .filter((part) => isNear(part, text) && part.fecha <= text.sentAt)
        .slice(-maxBefore);
  talk.loose = talk.loose.filter((part) => !before.includes(part));
  const { conversation } = text;
  talk.drafts.push({ id: null, conversation, said: [...before, said], changed: true });
  return true;
}

function isNear({ fecha }: Said, { sentAt, groupMinutes }: StoredText): boolean {
  return Math.abs(fecha.getTime() - sentAt.getTime()) <= groupMinutes * 60_000;
}

/** In the order they were written, whatever order they came in. */
function inOrder(said: readonly Said[]): Said[] {
  return [...said].sort((a, b) => a.fecha.getTime() - b.fecha.getTime() || a.id - b.id);
}

function textOf(said: readonly Said[]): string {
  const lines = inOrder(said).map(({ texto }) => texto);
  return cut(lines.join('\n'), maxDraftChars);
}

/** The open drafts of the conversations, locked, and what was lately said besides. */
async function talksOf(
  manager: EntityManager,
  texts: readonly StoredText[],
): Promise<Map<number, Talk>> {
  const conversations = new Map(texts.map(({ conversation }) => [conversation.id, conversation]));
  if (conversations.size === 0) return new Map();
  const ids = [...conversations.keys()];
  const earliest = Math.min(
    ...texts.map(({ sentAt, groupMinutes }) => sentAt.getTime() - groupMinutes * 60_000),
  );
  const rows: (Said & { conversacion_id: number; borrador_id: number | null })[] =
    await manager.query(
      `WITH OPEN AS MATERIALIZED (SELECT ID FROM PEDIDO_BORRADORES
          WHERE CONVERSACION_ID = ANY ($1) AND ESTADO = 'ABIERTO' ORDER BY ID FOR UPDATE)
        SELECT M.ID, M.CONVERSACION_ID, M.BORRADOR_ID, coalesce(M.TEXTO, '') AS texto, M.FECHA
        FROM MENSAJES M
        WHERE M.CONVERSACION_ID = ANY ($1) AND M.ID <> ALL ($2) AND (
          M.BORRADOR_ID IN (SELECT ID FROM OPEN) OR
          M.TIPO = 'texto' AND M.BORRADOR_ID IS NULL AND M.PEDIDO_ID IS NULL AND M.FECHA >= $3)
        ORDER BY M.BORRADOR_ID, M.FECHA, M.ID`,
      [ids, texts.map(({ id }) => id), new Date(earliest)],
    );
  const talks = new Map<number, Talk>(ids.map((id) => [id, { drafts: [], loose: [] }]));
  for (const { conversacion_id, borrador_id, ...said } of rows) {
    const talk = talks.get(conversacion_id);
    const conversation = conversations.get(conversacion_id);
    if (!talk || !conversation) continue;
    const draft = talk.drafts.find(({ id }) => id === borrador_id);
    if (borrador_id === null) talk.loose.push(said);
    else if (draft) draft.said.push(said);
    else talk.drafts.push({ id: borrador_id, conversation, said: [said], changed: false });
  }
  return talks;
}

/** A draft as it is written down; `id` is null for a new one, `mensajes` are those it was read from. */
export interface DraftToSave extends OrderReading {
  id: number | null;
  sucursal_id: number;
  conversacion_id: number | null;
  subtipo: Subtipo;
  cliente: string | null;
  telefono: string | null;
  texto: string;
  mensajes: number[];
}

/** Writes drafts down with the messages they were read from, and answers their numbers in the same order. */
export async function saveDrafts(
  manager: EntityManager,
  drafts: readonly DraftToSave[],
): Promise<number[]> {
  if (drafts.length === 0) return [];
  const rows: { id: number }[] = await manager.query(
    `WITH D AS MATERIALIZED (
        SELECT coalesce(R.ID, nextval('PEDIDO_BORRADORES_ID_SEQ')::integer) AS NUMERO, R.*
        FROM jsonb_to_recordset($1::jsonb) AS R (N integer, ID integer, SUCURSAL_ID integer,
          CONVERSACION_ID integer, SUBTIPO text, CLIENTE text, TELEFONO text, TEXTO text,
          LINEAS jsonb, SIN_RECONOCER jsonb, MENSAJES integer[])
        ORDER BY R.N),
      WRITTEN AS (
        INSERT INTO PEDIDO_BORRADORES (ID, SUCURSAL_ID, CONVERSACION_ID, SUBTIPO, CLIENTE, TELEFONO,
          TEXTO, LINEAS, SIN_RECONOCER)
        SELECT NUMERO, SUCURSAL_ID, CONVERSACION_ID, SUBTIPO, CLIENTE, TELEFONO, TEXTO, LINEAS,
          SIN_RECONOCER FROM D
        ON CONFLICT (ID) DO UPDATE SET TEXTO = EXCLUDED.TEXTO, LINEAS = EXCLUDED.LINEAS,
          SIN_RECONOCER = EXCLUDED.SIN_RECONOCER, FECHA_ACTUALIZACION = ${databaseNow}),
      ATTACHED AS (
        UPDATE MENSAJES M SET BORRADOR_ID = D.NUMERO FROM D, unnest(D.MENSAJES) AS K (ID)
        WHERE M.ID = K.ID AND M.BORRADOR_ID IS DISTINCT FROM D.NUMERO)
      SELECT NUMERO AS id FROM D ORDER BY N`,
    [JSON.stringify(drafts.map((draft, n) => ({ n, ...draft })))],
  );
  return rows.map(({ id }) => id);
}

function remembering<Value>(make: (words: string) => Value): (words: string) => Value {
  const known = new Map<string, Value>();
  return (words) => {
    const found = known.get(words);
    if (found !== undefined) return found;
    const value = make(words);
    known.set(words, value);
    return value;
  };
}
