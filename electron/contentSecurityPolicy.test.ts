import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy } from './contentSecurityPolicy';

describe('contentSecurityPolicy', () => {
  it('lets the page talk to its server by HTTP and by socket, and to nobody else', () => {
    expect(contentSecurityPolicy('n', 'http://192.168.1.5:8765/')).toContain(
      "connect-src 'self' http://192.168.1.5:8765 ws://192.168.1.5:8765;",
    );
    expect(contentSecurityPolicy('n', 'https://pos.example')).toContain(
      "connect-src 'self' https://pos.example wss://pos.example;",
    );
  });

  it('lets the page talk to nobody while no server is chosen', () => {
    expect(contentSecurityPolicy('n', null)).toContain("connect-src 'self';");
  });

  it('allows no inline script, and styles only by the nonce of this very document', () => {
    const policy = contentSecurityPolicy('abc', null);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("style-src 'self' 'nonce-abc'");
    expect(policy).not.toContain('unsafe');
  });
});
