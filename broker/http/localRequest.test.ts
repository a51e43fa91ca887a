import { describe, expect, it } from 'vitest';
import { isLocalRequest } from './localRequest';

const here = { remoteAddress: '127.0.0.1', localAddress: '127.0.0.1' };

describe('a request of this computer', () => {
  it.each([
    ['127.0.0.1:8765', here],
    ['localhost:8765', here],
    ['LOCALHOST', here],
    ['[::1]:8765', { remoteAddress: '::1', localAddress: '::1' }],
    ['127.0.0.1', { remoteAddress: '::ffff:127.0.0.1', localAddress: '::ffff:127.0.0.1' }],
  ])('comes and goes over the loopback address, to its own name: %s', (host, socket) => {
    expect(isLocalRequest({ socket, headers: { host } })).toBe(true);
  });
});

describe('a request that may be of another computer', () => {
  it.each([
    ['comes from its address', { remoteAddress: '192.168.1.9', localAddress: '192.168.1.5' }],
    ['reaches another address of ours', { ...here, localAddress: '192.168.1.5' }],
    ['has ended, so that nobody knows', {}],
  ])('%s', (_what, socket) => {
    expect(isLocalRequest({ socket, headers: { host: '127.0.0.1:8765' } })).toBe(false);
  });

  it.each(['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip'])(
    'was passed on, as %s says',
    (name) => {
      const headers = { host: '127.0.0.1:8765', [name]: '' };
      expect(isLocalRequest({ socket: here, headers })).toBe(false);
    },
  );

  it.each([
    'campana.example.com',
    '192.168.1.5:8765',
    'localhost.example.com',
    '127.0.0.1.example.com',
    '127.0.0.1:8765.example.com',
    'example.com:127.0.0.1',
    '',
    undefined,
  ])('names what others call us: %s', (host) => {
    const headers = host === undefined ? {} : { host };
    expect(isLocalRequest({ socket: here, headers })).toBe(false);
  });
});
