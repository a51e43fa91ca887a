import { describe, expect, it } from 'vitest';
import { readConfig } from './config';

describe('readConfig', () => {
  it('has the defaults of the documentation', () => {
    expect(readConfig({})).toMatchObject({
      host: '127.0.0.1',
      port: 8765,
      databaseUrl: undefined,
      demo: false,
      broadcastRate: 200,
    });
  });

  it('takes an empty variable as not set', () => {
    expect(readConfig({ CAMPANA_PORT: '', DATABASE_URL: '' })).toMatchObject({ port: 8765 });
  });

  it.each([
    ['CAMPANA_PORT', '80a'],
    ['CAMPANA_PORT', '70000'],
    ['CAMPANA_DEMO', 'quizá'],
    ['DATABASE_URL', 'mysql://x'],
    ['CAMPANA_JWT_SECRET', 'corto'],
    ['CAMPANA_BROADCAST_RATE', '-1'],
    ['CAMPANA_LOG_LEVEL', 'mucho'],
    ['CAMPANA_METRICS_TOKEN', 'corto'],
    ['CAMPANA_RETENTION_DAYS', '3'],
  ])('refuses %s=%s by name, without repeating the value', (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(new RegExp(`^${name} `));
    expect(() => readConfig({ [name]: value })).not.toThrow(value);
  });

  it('measures the secret in bytes', () => {
    expect(readConfig({ CAMPANA_JWT_SECRET: 'ñ'.repeat(16) }).jwtSecret).toHaveLength(16);
    expect(() => readConfig({ CAMPANA_JWT_SECRET: 'ñ'.repeat(15) })).toThrow('32 bytes');
  });
});
