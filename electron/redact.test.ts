import { describe, expect, it } from 'vitest';
import { redact } from './redact';

describe('redact', () => {
  it.each([
    ['eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOjF9.c2lnbmF0dXJl', 'token'],
    ['Authorization: Bearer abc.def-ghi', 'abc.def-ghi'],
    ['postgres://campana:s3creto@127.0.0.1:5432/campana', 's3creto'],
    ['{"usuario":"rosa","password":"mi clave larga"}', 'mi clave larga'],
    ['password=hunter2&x=1', 'hunter2'],
    ['refresh_token: 9f8e7d6c5b4a39281706f5e4d3c2b1a0', '9f8e7d6c'],
    ['key 9f8e7d6c5b4a39281706f5e4d3c2b1a09f8e7d6c', '9f8e7d6c'],
    ['cliente +51 987 654 321 llamó', '987 654'],
    ['tel 987654321', '987654321'],
  ])('takes the secret out of %s', (text, secret) => {
    expect(redact(text)).not.toContain(secret === 'token' ? 'eyJ' : secret);
  });

  it.each([
    'Starting the server of this computer again in 500 ms.',
    'http://192.168.1.10:8765 was not shown.',
    '{"level":30,"time":1764007200123,"msg":"ready"}',
    'El puerto 8765 ya está en uso; cierre el otro programa o elija otro con CAMPANA_PORT.',
    'app://campana/index.html#/cocina?ver=alerta-10',
  ])('leaves %s as it is', (text) => {
    expect(redact(text)).toBe(text);
  });
});
