import type { DataSource } from 'typeorm';
import { Problem } from '../problem';

/** Webhooks that may wait for the database at once; past that Meta is asked to come again. */
const maxWaiting = 2_000;
/** Bodies written by one statement. */
const maxTogether = 200;

/** Keeps webhooks as they came. */
export interface WebhookStore {
  /**
   * Resolves when the body is on disk.
   *
   * @throws Problem 503 when too many wait.
   */
  keep(body: string): Promise<void>;
}

interface Waiting {
  body: string;
  resolve: () => void;
  reject: (error: unknown) => void;
}

/** Creates the store. What arrives while a write is under way is written together, in the order it came. */
export function createWebhookStore(dataSource: DataSource, onStored: () => void): WebhookStore {
  let waiting: Waiting[] = [];
  let writing = false;

  const write = async (): Promise<void> => {
    writing = true;
    while (waiting.length > 0) {
      const batch = waiting.slice(0, maxTogether);
      waiting = waiting.slice(batch.length);
      try {
        await dataSource.query(
          `INSERT INTO WHATSAPP_ENTRADAS (CUERPO)
            SELECT B FROM unnest($1::text[]) WITH ORDINALITY AS C (B, N) ORDER BY N`,
          [batch.map(({ body }) => body)],
        );
        batch.forEach(({ resolve }) => resolve());
        onStored();
      } catch (error) {
        batch.forEach(({ reject }) => reject(error));
      }
    }
    writing = false;
  };

  return {
    keep: (body) =>
      new Promise<void>((resolve, reject) => {
        if (waiting.length >= maxWaiting) {
          reject(busy());
          return;
        }
        waiting.push({ body, resolve, reject });
        if (!writing) void write();
      }),
  };
}

function busy(): Problem {
  return new Problem({
    status: 503,
    code: 'ocupado',
    message: 'Llegan demasiados mensajes a la vez; envíe de nuevo en unos segundos.',
    retryAfterSeconds: 2,
  });
}
