import { expect, it } from 'vitest';
import { foundServer } from './serverBrowser';

const service = { name: 'El Fogón', port: 8765, addresses: ['fe80::1', '192.168.1.20'], txt: {} };

it('an announced server is reached by its first IPv4 address, by TLS where it says so', () => {
  expect(foundServer(service)).toEqual({ nombre: 'El Fogón', url: 'http://192.168.1.20:8765' });
  expect(foundServer({ ...service, txt: { tls: '1' } })?.url).toBe('https://192.168.1.20:8765');
});

it('one without such an address is none', () => {
  expect(foundServer({ ...service, addresses: ['fe80::1'] })).toBeNull();
  expect(foundServer({ ...service, addresses: ['http://evil'] })).toBeNull();
});
