import { QueryFailedError } from 'typeorm';
import { describe, expect, it } from 'vitest';
import { isDatabaseAway } from './databaseAway';

function coded(code: string): Error {
  return Object.assign(new Error('x'), { code });
}

describe('isDatabaseAway', () => {
  it.each([
    ['refused connection', coded('ECONNREFUSED')],
    ['shut down by an administrator', new QueryFailedError('SELECT 1', [], coded('57P01'))],
    ['starting up', coded('57P03')],
    ['too many connections', coded('53300')],
    ['disk full', new QueryFailedError('INSERT', [], coded('53100'))],
    ['pool exhausted', new Error('timeout exceeded when trying to connect')],
    ['connection lost', new Error('Connection terminated unexpectedly')],
    ['inside a cause', new Error('x', { cause: coded('ECONNRESET') })],
    ['several addresses tried', new AggregateError([coded('ECONNREFUSED')], 'x')],
  ])('is true for: %s', (_what, error) => {
    expect(isDatabaseAway(error)).toBe(true);
  });

  it.each([
    ['a broken rule', new QueryFailedError('INSERT', [], coded('23505'))],
    ['a mistake in SQL', coded('42601')],
    ['any error', new TypeError('x is not a function')],
    ['no error', 'x'],
  ])('is false for: %s', (_what, error) => {
    expect(isDatabaseAway(error)).toBe(false);
  });
});
