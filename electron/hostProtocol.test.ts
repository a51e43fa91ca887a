import { describe, expect, it } from 'vitest';
import { readyOrigin, startupComplaint } from './hostProtocol';

describe('readyOrigin', () => {
  it.each([
    ['campana listening on http://127.0.0.1:8765', 'http://127.0.0.1:8765'],
    ['listening on http://0.0.0.0:9000 (pid 4)', 'http://127.0.0.1:9000'],
    ['listening on http://[::]:9000', 'http://[::1]:9000'],
    ['{"msg":"starting"}', null],
    ['listening on port 9', null],
  ])('%s', (line, origin) => {
    expect(readyOrigin(line)).toBe(origin);
  });
});

describe('startupComplaint', () => {
  it('is the last sentence, whatever log and stack surround it', () => {
    expect(
      startupComplaint([
        '{"level":30,"msg":"starting"}',
        'CAMPANA_PORT is not a port: "x".',
        '    at main.cjs:1',
        '',
      ]),
    ).toBe('CAMPANA_PORT is not a port: "x".');
    expect(startupComplaint(['{"level":60,"msg":"The port is taken."}'])).toBe(
      'The port is taken.',
    );
  });

  it('never is empty', () => {
    expect(startupComplaint([])).not.toBe('');
  });
});
