import { describe, expect, it } from 'vitest';
import { refuseAddress } from './addressGuard';

const served = {
  hosts: () => new Set(['127.0.0.1:8765', 'localhost:8765', 'cocina.local']),
  origins: new Set(['app://campana']),
};

describe('refuseAddress', () => {
  it.each([
    [{ host: '127.0.0.1:8765' }],
    [{ host: 'LOCALHOST:8765' }],
    [{ host: '127.0.0.1:8765', origin: 'http://127.0.0.1:8765' }],
    [{ host: '127.0.0.1:8765', origin: 'http://localhost:8765' }],
    [{ host: 'cocina.local', origin: 'https://cocina.local' }],
    [{ host: '127.0.0.1:8765', origin: 'app://campana' }],
  ])('lets %j pass', (headers) => {
    expect(refuseAddress(headers, served)).toBeNull();
  });

  it.each([
    [{}, 'host_no_permitido'],
    [{ host: '' }, 'host_no_permitido'],
    [{ host: 'evil.example:8765' }, 'host_no_permitido'],
    [{ host: '127.0.0.1:9999' }, 'host_no_permitido'],
    [{ host: '127.0.0.1:8765', origin: 'http://evil.example' }, 'origen_no_permitido'],
    [{ host: '127.0.0.1:8765', origin: 'http://localhost:3000' }, 'origen_no_permitido'],
    [{ host: '127.0.0.1:8765', origin: 'null' }, 'origen_no_permitido'],
    [{ host: '127.0.0.1:8765', origin: '' }, 'origen_no_permitido'],
    [{ host: '127.0.0.1:8765', origin: 'app://otra' }, 'origen_no_permitido'],
    [{ host: '127.0.0.1:8765', origin: 'ftp://127.0.0.1:8765' }, 'origen_no_permitido'],
  ])('refuses %j', (headers, codigo) => {
    expect(refuseAddress(headers, served)).toMatchObject({ status: 403, codigo });
  });
});
