import type { EntityManager } from 'typeorm';
import type { z } from 'zod';
import type { ConversacionRow, MensajeRow } from '../../db/entities/whatsapp';
import type {
  Conversacion,
  ConversacionDetail,
  conversacionListQuerySchema,
  InboundMessage,
  Message,
} from '../../shared/api/whatsapp/conversaciones';
import { notFound } from '../problem';
import type { Caller, Clock } from '../ports';
import { branchOf, reaches } from '../services/branchScope';
import { Conditions } from '../services/conditions';
import { iso } from '../services/moments';
import { answerableUntil } from './conversations';
import { openDraftsOf } from './draftRead';
import { answersOf } from './outboxRead';
import { waits } from './vouchersOfImages';

/** Messages answered of one conversation, in each direction. */
const maxMessages = 300;

type Row = ConversacionRow & {
  por_vincular: number;
  envios_fallidos: number;
  borradores_abiertos: number;
  pedidos: Conversacion['pedidos'];
};

const counts = {
  images: `(SELECT count(*)::int FROM MENSAJES M WHERE M.CONVERSACION_ID = C.ID AND ${waits})`,
  failed: `(SELECT count(*)::int FROM WHATSAPP_SALIDAS S
    WHERE S.CONVERSACION_ID = C.ID AND S.ESTADO = 'FALLIDA')`,
  drafts: `(SELECT count(*)::int FROM PEDIDO_BORRADORES B
    WHERE B.CONVERSACION_ID = C.ID AND B.ESTADO = 'ABIERTO')`,
};

/** Conversations in which something waits for a person, each kind by its own index: most wait for nobody. */
const somethingWaits = `
  SELECT ID FROM CONVERSACIONES WHERE SIN_LEER > 0
  UNION SELECT CONVERSACION_ID FROM MENSAJES WHERE ${waits}
  UNION SELECT CONVERSACION_ID FROM WHATSAPP_SALIDAS WHERE ESTADO = 'FALLIDA'
  UNION SELECT CONVERSACION_ID FROM PEDIDO_BORRADORES WHERE ESTADO = 'ABIERTO'`;

const selectConversations = `
  SELECT C.*, ${counts.images} AS por_vincular, ${counts.failed} AS envios_fallidos,
    ${counts.drafts} AS borradores_abiertos,
    coalesce((SELECT json_agg(json_build_object(
        'id', P.ID, 'estado', P.ESTADO, 'total', P.TOTAL::float8) ORDER BY P.ID DESC)
      FROM (SELECT * FROM PEDIDOS Q WHERE Q.CONVERSACION_ID = C.ID ORDER BY Q.ID DESC LIMIT 20) P
    ), '[]') AS pedidos
  FROM CONVERSACIONES C`;

/** Conversations the caller may see, those in which something happened last first. */
export async function listConversaciones(
  manager: EntityManager,
  caller: Caller,
  clock: Clock,
  query: z.output<typeof conversacionListQuerySchema>,
): Promise<{ datos: Conversacion[]; siguiente: number | null }> {
  const conditions = new Conditions()
    .add('C.SUCURSAL_ID = ?', branchOf(caller))
    .add('C.SUCURSAL_ID = ?', query.sucursal_id)
    .add('C.ESTADO = ?', query.estado)
    .add('C.ID = (SELECT P.CONVERSACION_ID FROM PEDIDOS P WHERE P.ID = ?)', query.pedido_id)
    .add('C.ORDEN < ?', query.desde_orden);
  if (query.pendientes === true) conditions.require(`C.ID IN (${somethingWaits})`);
  const limit = conditions.parameter(query.limite + 1);
  const rows: Row[] = await manager.query(
    `${selectConversations} ${conditions.where} ORDER BY C.ORDEN DESC LIMIT ${limit}`,
    conditions.parameters,
  );
  const shown = rows.slice(0, query.limite);
  return {
    datos: shown.map((row) => toConversation(row, clock)),
    siguiente: rows.length > shown.length ? (shown.at(-1)?.orden ?? null) : null,
  };
}

/**
 * A conversation whole.
 *
 * @throws Problem 404, also for one of another branch.
 */
export async function getConversacion(
  manager: EntityManager,
  caller: Caller,
  clock: Clock,
  id: number,
): Promise<ConversacionDetail> {
  const rows: Row[] = await manager.query(`${selectConversations} WHERE C.ID = $1`, [id]);
  const [row] = rows;
  if (!row || !reaches(caller, row.sucursal_id)) throw notFound(`La conversación ${id}`);
  const incoming: MensajeRow[] = await manager.query(
    'SELECT * FROM MENSAJES WHERE CONVERSACION_ID = $1 ORDER BY FECHA DESC, ID DESC LIMIT $2',
    [id, maxMessages],
  );
  const messages: Message[] = [
    ...incoming.map(toMessage),
    ...(await answersOf(manager, id, maxMessages)),
  ];
  messages.sort(
    (a, b) => a.fecha.localeCompare(b.fecha) || (a.direccion === b.direccion ? a.id - b.id : 0),
  );
  return {
    ...toConversation(row, clock),
    mensajes: messages.slice(-maxMessages),
    borradores: await openDraftsOf(manager, caller, id),
  };
}

function toConversation(row: Row, clock: Clock): Conversacion {
  const until = answerableUntil(row);
  return {
    id: row.id,
    sucursal_id: row.sucursal_id,
    estado: row.estado,
    telefono: row.telefono,
    cliente: row.cliente,
    idioma: row.idioma,
    responder_hasta: until > clock.now() ? new Date(until).toISOString() : null,
    ultimo_texto: row.ultimo_texto,
    ultimo_tipo: row.ultimo_tipo,
    fecha_actividad: iso(row.fecha_actividad),
    fecha_creacion: iso(row.fecha_creacion),
    sin_leer: row.sin_leer,
    por_vincular: row.por_vincular,
    envios_fallidos: row.envios_fallidos,
    borradores_abiertos: row.borradores_abiertos,
    pedidos: row.pedidos,
  };
}

function toMessage(row: MensajeRow): InboundMessage {
  return {
    direccion: 'entrante',
    id: row.id,
    tipo: row.tipo,
    texto: row.texto,
    media: row.media_estado === null ? null : mediaOf(row, row.media_estado),
    ubicacion: row.ubicacion,
    items: row.items,
    original: row.original,
    pedido_id: row.pedido_id,
    borrador_id: row.borrador_id,
    fecha: iso(row.fecha),
  };
}

function mediaOf(
  row: MensajeRow,
  estado: NonNullable<MensajeRow['media_estado']>,
): InboundMessage['media'] {
  return {
    estado,
    tipo: row.media_tipo,
    nombre: row.media_nombre,
    motivo: row.media_motivo,
    por_vincular: estado === 'LISTA' && row.voucher_id === null,
    voucher_id: row.voucher_id,
  };
}
