import { QueryFailedError } from 'typeorm';
import { describe, expect, it } from 'vitest';
import { createLogger } from './logger';

const personal = ['Rosa Quispe', '51987654321', 'sin ají por favor'];
const [name, phone, words] = personal as [string, string, string];

/** An error as the driver makes it of what the server said. */
function refusal(): Error {
  return Object.assign(new Error(`invalid input syntax for type integer: "${name}"`), {
    name: 'error',
    severity: 'ERROR',
    code: '23505',
    constraint: 'clientes_telefono_key',
    detail: `Key (telefono)=(${phone}) already exists.`,
    where: `COPY mensajes, line 1: "${words}"`,
  });
}

function failedQuery(): QueryFailedError {
  return new QueryFailedError(
    `INSERT INTO CLIENTES VALUES ('${name}', $1, $2)`,
    [phone, { texto: words }],
    refusal(),
  );
}

/** The line the log makes of an error. */
function logged(err: unknown): { text: string; err: Record<string, unknown> } {
  const lines: string[] = [];
  createLogger('debug', { write: (line) => lines.push(line) }).error({ err }, 'a request failed');
  const [text = ''] = lines;
  return { text, err: (JSON.parse(text) as { err: Record<string, unknown> }).err };
}

describe('the log', () => {
  it.each([
    ['a failed statement', failedQuery()],
    ['what the driver says', refusal()],
    ['a failed statement as the cause', new Error('no se guardó', { cause: failedQuery() })],
    ['several failures', new AggregateError([failedQuery(), refusal()], 'all failed')],
    ['a message over lines like places', Object.assign(refusal(), withPlaces())],
    ['a text that is no JSON', notJson()],
    ['something that is no error', { nombre: name, telefono: phone }],
    ['an error that carries more', Object.assign(new Error('no'), { mensaje: words, phone })],
  ])('holds no datum of a customer for %s', (_what, error) => {
    const { text } = logged(error);
    for (const datum of personal) expect(text).not.toContain(datum);
  });

  it('says which rule a failed statement broke, and where in our code', () => {
    const { err } = logged(failedQuery());
    expect(err).toMatchObject({
      type: 'QueryFailedError',
      code: '23505',
      constraint: 'clientes_telefono_key',
    });
    expect(err['stack']).toMatch(/^QueryFailedError: .*23505.*\n {4}at .*logger\.test\.ts/);
  });

  it('keeps message, code and stack of every other error, and of its cause', () => {
    const cause = Object.assign(new TypeError('x is not a function'), { code: 'ERR_X' });
    const { err } = logged(new Error('the round failed', { cause }));
    expect(err).toMatchObject({
      type: 'Error',
      message: 'the round failed',
      stack: expect.stringMatching(
        /^Error: the round failed\n {4}at .*logger\.test\.ts/s,
      ) as string,
      cause: { type: 'TypeError', message: cause.message, code: 'ERR_X', stack: cause.stack },
    });
  });

  it('ends where causes go in a circle', () => {
    const first = new Error('first');
    first.cause = new Error('second', { cause: first });
    expect(logged(first).err).toMatchObject({ message: 'first', cause: { message: 'second' } });
  });
});

function withPlaces(): { message: string; stack: string } {
  const message = `no\n    at ${name} (${phone})\n    at ${words}`;
  return { message, stack: `error: ${message}\n    at parse (parser.js:1:1)` };
}

function notJson(): unknown {
  try {
    return JSON.parse(`${name} ${phone}`);
  } catch (error) {
    return error;
  }
}
