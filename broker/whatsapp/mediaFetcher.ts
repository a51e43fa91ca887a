import type { DataSource } from 'typeorm';
import type { ConversacionRow } from '../../db/entities/whatsapp';
import type { Logger, RunTransaction } from '../ports';
import { databaseNow } from '../services/moments';
import { backoffSeconds } from './backoff';
import { conversationNews } from './conversations';
import type { FileKeeper, StoredFile } from './files';
import type { Graph, GraphFailure } from './graph';
import type { Lanes } from './lanes';
import { voucherFromImage } from './vouchersOfImages';

/** Files fetched at once: each may be 10 MB in memory. */
export const filesAtOnce = 4;
/** A fetch that has not ended by then was cut off by a crash: another one begins. */
const leaseSeconds = 120;
const mostSeconds = 3_600;
/** Meta keeps files for 30 days; after this many we stop asking. */
const giveUpDays = 7;

interface DueMedia {
  id: number;
  conversacion_id: number;
  media_id: string;
  media_intentos: number;
  old: boolean;
}

/** What fetching needs. */
export interface MediaFetcherDeps {
  dataSource: DataSource;
  runTransaction: RunTransaction;
  graph: Graph;
  files: FileKeeper;
  logger: Logger;
}

/** Begins to fetch the files that are due, as many as there are free lanes: a slow one holds up no other. */
export async function fetchDueMedia(
  deps: MediaFetcherDeps,
  lanes: Lanes,
  signal: AbortSignal,
): Promise<void> {
  const due = lanes.free === 0 ? [] : await takeDue(deps.dataSource, lanes.free);
  for (const media of due) lanes.run(() => fetchOne(deps, media, signal));
}

/** Takes files for as long as the lease; an attempt is counted before it is made. */
async function takeDue(dataSource: DataSource, most: number): Promise<DueMedia[]> {
  const [rows]: [DueMedia[], number] = await dataSource.query(
    `UPDATE MENSAJES SET MEDIA_INTENTOS = MEDIA_INTENTOS + 1,
        MEDIA_PROXIMO = ${databaseNow} + make_interval(secs => ${leaseSeconds})
      WHERE ID IN (SELECT ID FROM MENSAJES
        WHERE MEDIA_ESTADO = 'PENDIENTE' AND MEDIA_PROXIMO <= ${databaseNow}
        ORDER BY MEDIA_PROXIMO LIMIT $1 FOR UPDATE SKIP LOCKED)
      RETURNING ID, CONVERSACION_ID, MEDIA_ID, MEDIA_INTENTOS,
        FECHA_RECIBIDO < ${databaseNow} - make_interval(days => ${giveUpDays}) AS old`,
    [most],
  );
  return rows;
}

async function fetchOne(
  deps: MediaFetcherDeps,
  media: DueMedia,
  signal: AbortSignal,
): Promise<void> {
  const { graph, files, logger } = deps;
  try {
    const fetched = await graph.download(media.media_id, signal);
    if (signal.aborted) {
      await postpone(deps, media, null, 0);
      return;
    }
    if (!fetched.ok) {
      await failed(deps, media, fetched.error);
      return;
    }
    const stored = await files.store(fetched.value);
    if (stored.ok) await keep(deps, media, stored.value);
    else await end(deps, media, 'RECHAZADA', `El archivo no se pudo usar: ${stored.error.reason}.`);
  } catch (error) {
    logger.warn(
      { err: error, mensaje: media.id },
      'a file could not be stored; trying again later',
    );
    await postpone(deps, media, 'El archivo no se pudo guardar; se intentará de nuevo.');
  }
}

async function failed(
  deps: MediaFetcherDeps,
  media: DueMedia,
  failure: GraphFailure,
): Promise<void> {
  if (failure.kind === 'never' || media.old) {
    const state = failure.message.includes('MB') ? 'RECHAZADA' : 'FALLIDA';
    await end(deps, media, state, failure.message);
    return;
  }
  deps.logger.warn({ mensaje: media.id, motivo: failure.message }, 'a file could not be fetched');
  await postpone(deps, media, failure.message, failure.retryAfterSeconds);
}

/** Says what is wrong, and when it is tried again. */
async function postpone(
  { runTransaction }: MediaFetcherDeps,
  media: DueMedia,
  reason: string | null,
  seconds = backoffSeconds(media.media_intentos, mostSeconds),
): Promise<void> {
  await runTransaction(async (tx) => {
    const conversation = await conversationOf(tx.manager, media);
    await tx.manager.query(
      `UPDATE MENSAJES SET MEDIA_MOTIVO = $2,
        MEDIA_PROXIMO = ${databaseNow} + make_interval(secs => $3) WHERE ID = $1`,
      [media.id, reason, seconds],
    );
    if (reason === null || media.media_intentos > 1) return;
    if (conversation) tx.emit(conversationNews(conversation, 'archivo'));
  });
}

async function end(
  { runTransaction }: MediaFetcherDeps,
  media: DueMedia,
  state: 'RECHAZADA' | 'FALLIDA',
  reason: string,
): Promise<void> {
  await runTransaction(async (tx) => {
    const conversation = await conversationOf(tx.manager, media);
    await tx.manager.query(
      `UPDATE MENSAJES SET MEDIA_ESTADO = $2, MEDIA_MOTIVO = $3, MEDIA_PROXIMO = NULL WHERE ID = $1`,
      [media.id, state, reason.slice(0, 300)],
    );
    if (conversation) tx.emit(conversationNews(conversation, 'archivo'));
  });
}

/** The file is here: it becomes the voucher of its order, or waits for a person, in one transaction. */
async function keep(
  { runTransaction }: MediaFetcherDeps,
  media: DueMedia,
  file: StoredFile,
): Promise<void> {
  await runTransaction(async (tx) => {
    const conversation = await conversationOf(tx.manager, media);
    // The customer was erased meanwhile.
    if (!conversation) return;
    await tx.manager.query(
      `UPDATE MENSAJES SET MEDIA_ESTADO = 'LISTA', MEDIA_DIRECCION = $2, MEDIA_TIPO = $3,
        MEDIA_DATOS = $4, MEDIA_MOTIVO = NULL, MEDIA_PROXIMO = NULL WHERE ID = $1`,
      [media.id, file.address, file.contentType, JSON.stringify(file)],
    );
    const voucher = await voucherFromImage(tx, conversation, media.id);
    tx.emit(conversationNews(conversation, 'archivo', voucher?.pedido_id ?? null));
  });
}

/** The conversation of a file, locked before its messages are: erasing a customer goes the same way. */
async function conversationOf(
  manager: Pick<DataSource, 'query'>,
  media: DueMedia,
): Promise<ConversacionRow | undefined> {
  const rows: ConversacionRow[] = await manager.query(
    `SELECT C.* FROM CONVERSACIONES C WHERE C.ID = $1 FOR NO KEY UPDATE`,
    [media.conversacion_id],
  );
  return rows[0];
}
