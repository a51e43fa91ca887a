import type { FastifyInstance } from 'fastify';
import { invalidField, Problem } from '../problem';

/** Largest JSON body, in bytes: the largest order fits, with every character escaped. */
export const maxJsonBytes = 128 * 1024;

/** Deeper than any body of ours, and far from what recursive code can stand. */
const maxDepth = 100;

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Makes the server read JSON bodies, and no other kind. What is no UTF-8, no JSON, or carries a
 * `__proto__`, is 400. A body that is empty counts as none.
 */
export function acceptJson(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer', bodyLimit: maxJsonBytes },
    (request, body: Buffer, done) => {
      if (body.length === 0) {
        done(null, undefined);
        return;
      }
      let text: string;
      try {
        text = utf8.decode(body);
      } catch {
        done(notJson());
        return;
      }
      void parse(request, text, (error, value) => {
        if (error) done(notJson());
        else done(null, value);
      });
    },
  );
}

/**
 * Refuses what the database or the code below cannot carry: NUL characters in texts (Postgres has
 * none) and nesting without end. Walks without recursion, and names the field.
 *
 * @throws Problem 422.
 */
export function refuseUnstorable(value: unknown): void {
  const waiting: { value: unknown; path: string; depth: number }[] = [
    { value, path: '', depth: 0 },
  ];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { path, depth } = next;
    if (typeof next.value === 'string') {
      if (next.value.includes('\0')) throw invalidField(path, 'tiene un carácter nulo');
    } else if (typeof next.value === 'object' && next.value !== null) {
      if (depth === maxDepth) throw invalidField(path.slice(0, 60), 'está demasiado anidado');
      for (const [key, inner] of Object.entries(next.value)) {
        const innerPath = path === '' ? key : `${path}.${key}`;
        if (key.includes('\0')) {
          throw invalidField(innerPath.replaceAll('\0', ''), 'su nombre tiene un carácter nulo');
        }
        waiting.push({ value: inner, path: innerPath, depth: depth + 1 });
      }
    }
  }
}

function notJson(): Problem {
  return new Problem({
    status: 400,
    code: 'json_invalido',
    message: 'El cuerpo no es JSON válido en UTF-8, o usa un nombre que no se admite (__proto__).',
  });
}
