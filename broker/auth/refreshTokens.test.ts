import { describe, expect, it } from 'vitest';
import { createRefreshTokens, lockWith, unlockWith } from './refreshTokens';

const sessionId = '5f0c8f0e-3c1f-4b7a-9a52-0d7e5a1c2b3d';
const tokens = createRefreshTokens('a secret of more than thirty-two bytes, for tests');

describe('refresh tokens', () => {
  it('lead back to their session, and are never alike', () => {
    const first = tokens.issue(sessionId);
    const second = tokens.issue(sessionId);
    expect(tokens.read(first.token)).toEqual({ sessionId, fingerprint: first.fingerprint });
    expect(second.fingerprint).not.toBe(first.fingerprint);
  });

  it('cannot be invented, so nobody can end the session of another', () => {
    const { token } = tokens.issue(sessionId);
    const invented = `${sessionId}.${'A'.repeat(43)}.${token.split('.')[2]!}`;
    expect(tokens.read(invented)).toBeNull();
    expect(tokens.read(createRefreshTokens('another secret').issue(sessionId).token)).toBeNull();
    for (const text of ['', '..', `${token}x`, token.slice(1)]) {
      expect(tokens.read(text)).toBeNull();
    }
  });
});

describe('a locked answer', () => {
  it('opens with the token it was locked with, and with no other', () => {
    const locked = lockWith('old token', 'new token');
    expect(locked).not.toContain('new token');
    expect(unlockWith('old token', locked)).toBe('new token');
    expect(unlockWith('another token', locked)).toBeNull();
    expect(unlockWith('old token', 'AAAA')).toBeNull();
  });
});
