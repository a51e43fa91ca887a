import type { DataSource } from 'typeorm';
import type { ConversacionRow, SalidaRow } from '../../db/entities/whatsapp';
import type { WhatsappSettings } from '../../shared/api/whatsapp/settings';
import { fail, type Result } from '../../shared/result';
import type { Clock, Logger, RunTransaction } from '../ports';
import { databaseNow } from '../services/moments';
import { backoffSeconds } from './backoff';
import { answerableUntil, conversationNews, conversationStirred } from './conversations';
import type { Graph, GraphFailure, GraphMessage } from './graph';
import type { Lanes } from './lanes';
import { settingsOf } from './settings';

/** Answers on their way at once. */
export const answersAtOnce = 10;
const leaseSeconds = 60;
const mostSeconds = 300;
/** Some nine minutes in all: what a customer is told later than that is better told by a person. */
const maxAttempts = 9;

type Due = SalidaRow & Pick<ConversacionRow, 'telefono' | 'sucursal_id' | 'fecha_entrante'>;

/** What sending needs. */
export interface SenderDeps {
  dataSource: DataSource;
  runTransaction: RunTransaction;
  graph: Graph;
  clock: Clock;
  logger: Logger;
}

/**
 * Begins to send the answers that are due, as many as there are free lanes. An attempt is counted before it
 * is made. A crash between Meta's yes and our note of it sends that one answer again: Meta has no key to tell
 * them apart.
 */
export async function sendDue(deps: SenderDeps, lanes: Lanes, signal: AbortSignal): Promise<void> {
  const due = lanes.free === 0 ? [] : await takeDue(deps.dataSource, lanes.free);
  for (const answer of due) lanes.run(() => sendOne(deps, answer, signal));
}

/** One answer of a conversation at a time, so that they arrive in order. */
async function takeDue(dataSource: DataSource, most: number): Promise<Due[]> {
  const [rows]: [Due[], number] = await dataSource.query(
    `UPDATE WHATSAPP_SALIDAS S SET INTENTOS = S.INTENTOS + 1,
        PROXIMO = ${databaseNow} + make_interval(secs => ${leaseSeconds})
      FROM CONVERSACIONES C
      WHERE C.ID = S.CONVERSACION_ID AND S.ID IN (
        SELECT D.ID FROM WHATSAPP_SALIDAS D
        WHERE D.ESTADO = 'PENDIENTE' AND D.PROXIMO <= ${databaseNow}
          AND NOT EXISTS (SELECT 1 FROM WHATSAPP_SALIDAS E WHERE E.ESTADO = 'PENDIENTE'
            AND E.CONVERSACION_ID = D.CONVERSACION_ID AND E.ID < D.ID)
        ORDER BY D.PROXIMO LIMIT $1 FOR UPDATE SKIP LOCKED)
      RETURNING S.*, C.TELEFONO, C.SUCURSAL_ID, C.FECHA_ENTRANTE`,
    [most],
  );
  return rows;
}

async function sendOne(deps: SenderDeps, answer: Due, signal: AbortSignal): Promise<void> {
  try {
    const settings = await settingsOf(deps.dataSource.manager, answer.sucursal_id);
    if (!settings.envio_activo) {
      await note(deps, answer, {
        state: 'DESCARTADA',
        error: 'El envío está apagado en la sucursal.',
      });
      return;
    }
    const result = await attempt(deps, answer, settings, signal);
    if (result.ok) await note(deps, answer, { state: 'ENVIADA', wamid: result.value });
    else await failed(deps, answer, result.error, signal.aborted);
  } catch (error) {
    // The lease ends by itself, and the answer is due again.
    deps.logger.warn({ err: error, salida: answer.id }, 'an answer could not be handled');
  }
}

async function attempt(
  { graph, clock }: SenderDeps,
  answer: Due,
  settings: WhatsappSettings,
  signal: AbortSignal,
): Promise<Result<string, GraphFailure>> {
  if (settings.phone_number_id === null) {
    return fail({
      kind: 'never',
      message: 'La sucursal no tiene número de WhatsApp; póngalo en sus ajustes.',
    });
  }
  const message = messageOf(answer, settings, clock.now());
  if (!message) {
    return fail({
      kind: 'never',
      message:
        'Pasaron más de 24 horas desde el último mensaje del cliente y no hay plantilla aprobada para este aviso.',
    });
  }
  return graph.send(settings.phone_number_id, answer.telefono, message, signal);
}

/** Free text within 24 hours of the customer's last message; after that the approved template, if any. */
function messageOf(answer: Due, settings: WhatsappSettings, now: number): GraphMessage | null {
  if (now < answerableUntil(answer)) return { type: 'text', text: { body: answer.texto } };
  const name = answer.motivo === 'libre' ? null : settings.plantillas[answer.motivo];
  if (name === null) return null;
  const parameters = (answer.datos.parametros ?? []).map((text) => ({
    type: 'text' as const,
    text,
  }));
  return {
    type: 'template',
    template: {
      name,
      language: { code: answer.datos.idioma ?? settings.idioma },
      components: [{ type: 'body', parameters }],
    },
  };
}

async function failed(
  deps: SenderDeps,
  answer: Due,
  failure: GraphFailure,
  stopping: boolean,
): Promise<void> {
  if (stopping) {
    await deps.dataSource.query(
      `UPDATE WHATSAPP_SALIDAS SET INTENTOS = INTENTOS - 1, PROXIMO = ${databaseNow} WHERE ID = $1`,
      [answer.id],
    );
    return;
  }
  deps.logger.warn({ salida: answer.id, motivo: failure.message }, 'an answer could not be sent');
  if (failure.kind === 'later' && answer.intentos < maxAttempts) {
    const seconds = failure.retryAfterSeconds ?? backoffSeconds(answer.intentos, mostSeconds);
    await deps.dataSource.query(
      `UPDATE WHATSAPP_SALIDAS SET ERROR = $2,
        PROXIMO = ${databaseNow} + make_interval(secs => $3) WHERE ID = $1`,
      [answer.id, failure.message.slice(0, 300), Math.min(seconds, mostSeconds)],
    );
    return;
  }
  await note(deps, answer, { state: 'FALLIDA', error: failure.message });
}

/** Writes down what became of an answer, and tells of it. */
async function note(
  { runTransaction }: SenderDeps,
  answer: Due,
  outcome: { state: 'ENVIADA' | 'FALLIDA' | 'DESCARTADA'; wamid?: string; error?: string },
): Promise<void> {
  await runTransaction(async (tx) => {
    // The conversation first, as everywhere: erasing a customer begins with it too.
    await conversationStirred(tx.manager, answer.conversacion_id);
    await tx.manager.query(
      `UPDATE WHATSAPP_SALIDAS SET ESTADO = $2::text, WAMID = coalesce($3, WAMID), ERROR = $4,
        FECHA_ENVIO = CASE WHEN $2::text = 'ENVIADA' THEN ${databaseNow} ELSE FECHA_ENVIO END
        WHERE ID = $1`,
      [answer.id, outcome.state, outcome.wamid ?? null, outcome.error?.slice(0, 300) ?? null],
    );
    const news = outcome.state === 'FALLIDA' ? 'salida_fallida' : 'salida';
    const conversation = { id: answer.conversacion_id, sucursal_id: answer.sucursal_id };
    tx.emit(conversationNews(conversation, news, answer.pedido_id));
  });
}
