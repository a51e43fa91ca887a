import type { FastifyRequest } from 'fastify';
import { claimKeys, readAnswer, saveAnswers, type IdempotencyKey } from '../../db/idempotency';
import type { EventDraft } from '../../shared/protocol/events';
import { keyReused, Problem } from '../problem';
import type { RunTransaction, Transaction } from '../ports';

/** An answer, as it is kept and sent. */
export interface Answer {
  status: number;
  body: unknown;
}

const headerName = 'Idempotency-Key';
const maxKeyLength = 100;

/**
 * The request's idempotency key; null where none was sent.
 *
 * @throws Problem 422 for an empty or too long one.
 */
export function idempotencyKeyOf(request: FastifyRequest): string | null {
  const header = request.headers['idempotency-key'];
  if (header === undefined) return null;
  const key = readable(Array.isArray(header) ? header.join(',') : header);
  if (key.length > 0 && key.length <= maxKeyLength) return key;
  throw new Problem({
    status: 422,
    code: 'campo_invalido',
    message: `La cabecera "${headerName}" debe tener de 1 a ${maxKeyLength} caracteres.`,
    field: headerName,
  });
}

/** Header bytes arrive as Latin-1; a key written in UTF-8 is put back together. */
function readable(header: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(header, 'latin1'));
  } catch {
    // It was Latin-1 after all.
    return header;
  }
}

/**
 * Runs a change and keeps its answer, in one transaction. A repeated key gets the first answer and
 * changes nothing; one that arrives while the first is at work waits for it. Refusals that speak of the
 * state of things (403, 404, 409, 422) are answers, too. Everything else rolls back and frees the key.
 *
 * @throws Problem 422 for a key that was used on another route.
 */
export function answerOnce(
  runTransaction: RunTransaction,
  key: IdempotencyKey | null,
  work: (tx: Transaction) => Promise<Answer>,
): Promise<Answer> {
  if (!key) return runTransaction(work);
  return runTransaction(async (tx) => {
    const claimed = await claimKeys(tx.manager, [key]);
    if (claimed.size === 0) return firstAnswer(tx, key);
    const answer = await attempt(tx, work);
    await saveAnswers(tx.manager, [{ ...key, ...answer }]);
    return answer;
  });
}

/** Does the work so that a refusal undoes it without undoing the claim of the key. */
async function attempt(
  tx: Transaction,
  work: (tx: Transaction) => Promise<Answer>,
): Promise<Answer> {
  const drafts: EventDraft[] = [];
  await tx.manager.query('SAVEPOINT work');
  try {
    const answer = await work({ manager: tx.manager, emit: (draft) => drafts.push(draft) });
    drafts.forEach((draft) => {
      tx.emit(draft);
    });
    return answer;
  } catch (error) {
    if (!(error instanceof Problem) || !isAnswer(error)) throw error;
    await tx.manager.query('ROLLBACK TO SAVEPOINT work');
    return { status: error.status, body: bodyOf(error) };
  }
}

function isAnswer({ status }: Problem): boolean {
  return status === 403 || status === 404 || status === 409 || status === 422;
}

async function firstAnswer(tx: Transaction, key: IdempotencyKey): Promise<Answer> {
  const first = await readAnswer(tx.manager, key.owner, key.key);
  if (!first) throw new Error('An idempotency key was claimed without an answer.');
  if (first.route === key.route) return { status: first.status, body: first.body };
  throw keyReused();
}

/** The body of a refusal. */
export function bodyOf(problem: Problem): { error: string; mensaje: string; campo?: string } {
  return {
    error: problem.code,
    mensaje: problem.message,
    ...(problem.field === undefined ? {} : { campo: problem.field }),
  };
}
