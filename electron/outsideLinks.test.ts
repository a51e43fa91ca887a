import { describe, expect, it } from 'vitest';
import { mayOpenOutside } from './outsideLinks';

const hosts = new Set(['wa.me']);

describe('mayOpenOutside', () => {
  it('lets a listed site through', () => {
    expect(mayOpenOutside('https://wa.me/51999', hosts)).toBe(true);
  });

  it.each([
    'http://wa.me/',
    'https://evil.example/',
    'https://wa.me.evil.example/',
    'https://user:pass@wa.me/',
    'https://wa.me:8443/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'wa.me',
  ])('stops %s', (address) => {
    expect(mayOpenOutside(address, hosts)).toBe(false);
  });

  it('lists nobody by itself', () => {
    expect(mayOpenOutside('https://wa.me/51999')).toBe(false);
  });
});
