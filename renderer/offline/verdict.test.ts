import { describe, expect, test } from 'vitest';
import { ApiFailure } from '../api/failure';
import { verdictOn } from './verdict';

const http = (status: number, code = 'codigo') =>
  new ApiFailure('http', { status, code, mensaje: 'no' });

describe('a failed action', () => {
  test.each([400, 403, 404, 409, 413, 422])('is over when the broker answers %i', (status) => {
    expect(verdictOn(http(status), 0)).toBe('over');
  });

  test.each([401, 408, 429, 502, 503, 504])('waits, however often, after %i', (status) => {
    expect(verdictOn(http(status), 1_000)).toBe('later');
  });

  test.each(['network', 'session_ended'] as const)('waits, however often, after %s', (kind) => {
    expect(verdictOn(new ApiFailure(kind, { mensaje: 'no' }), 1_000)).toBe('later');
  });

  test.each([
    ['a fault of the server', http(500)],
    ['a refusal that is not in the words of the broker', http(404, '')],
    ['an answer that makes no sense', new ApiFailure('invalid_reply', { mensaje: '?' })],
  ])('is tried five times after %s', (_name, failure) => {
    expect([0, 1, 2, 3, 4].map((before) => verdictOn(failure, before))).toEqual([
      ...['later', 'later', 'later', 'later'],
      'over',
    ]);
  });
});
