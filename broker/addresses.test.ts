import { networkInterfaces } from 'node:os';
import { describe, expect, it } from 'vitest';
import { reachableUrl, servedHosts } from './addresses';

describe('servedHosts', () => {
  it('answers to every name of this computer alone when it listens on loopback', () => {
    const hosts = servedHosts('127.0.0.1', 8765, []);
    expect([...hosts].sort()).toEqual(['127.0.0.1:8765', '[::1]:8765', 'localhost:8765']);
  });

  it('answers to the addresses of every interface when it listens on all', () => {
    const hosts = servedHosts('0.0.0.0', 8765, []);
    const own = Object.values(networkInterfaces()).flatMap((all) => all ?? []);
    for (const { address, family } of own) {
      if (family === 'IPv4') expect(hosts).toContain(`${address}:8765`);
    }
    expect(hosts).not.toContain('evil.example:8765');
  });

  it('answers to the names it was given besides, with and without the port', () => {
    const hosts = servedHosts('127.0.0.1', 8765, ['campana.local']);
    expect(hosts).toContain('campana.local');
    expect(hosts).toContain('campana.local:8765');
  });

  it('needs no port where browsers leave it out', () => {
    expect(servedHosts('127.0.0.1', 80, [])).toContain('localhost');
  });
});

describe('reachableUrl', () => {
  it.each([
    ['0.0.0.0', 'http://127.0.0.1:8765'],
    ['::', 'http://127.0.0.1:8765'],
    ['192.168.1.9', 'http://192.168.1.9:8765'],
    ['::1', 'http://[::1]:8765'],
  ])('for %s is %s', (host, url) => {
    expect(reachableUrl(host, 8765)).toBe(url);
  });
});
