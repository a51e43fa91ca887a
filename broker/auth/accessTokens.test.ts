import jwt from 'jsonwebtoken';
import { describe, expect, it } from 'vitest';
import { accessTokenSeconds, createAccessTokens } from './accessTokens';

const secret = 'a secret of more than thirty-two bytes, for tests';
const clock = { now: () => Date.UTC(2026, 0, 1) };
const tokens = createAccessTokens(secret, clock);
const subject = {
  userId: 7,
  role: 'ATENCION',
  branchId: 1,
  sessionId: '5f0c8f0e-3c1f-4b7a-9a52-0d7e5a1c2b3d',
} as const;

describe('access tokens', () => {
  it('say who a person is, and live for 15 minutes', () => {
    const { token, expiresAt } = tokens.issue(subject);
    expect(expiresAt.getTime()).toBe(clock.now() + 15 * 60_000);
    expect(tokens.verify(token)).toEqual({
      ok: true,
      value: {
        kind: 'person',
        userId: 7,
        sessionId: subject.sessionId,
        expiresAt: expiresAt.getTime(),
      },
    });
    expect(jwt.decode(token)).toMatchObject({ rol: 'ATENCION', sucursal_id: 1, sub: '7' });
  });

  it('say which program calls', () => {
    expect(tokens.verify(tokens.issueService('pos', 365))).toEqual({
      ok: true,
      value: {
        kind: 'service',
        name: 'pos',
        issuedAt: clock.now(),
        expiresAt: clock.now() + 365 * 86_400_000,
      },
    });
  });

  it('end: an old one is refused as expired', () => {
    const { token } = tokens.issue(subject);
    const later = createAccessTokens(secret, {
      now: () => clock.now() + accessTokenSeconds * 1000,
    });
    expect(later.verify(token)).toMatchObject({ ok: false, error: { reason: 'expired' } });
  });

  const exp = Math.floor(clock.now() / 1000) + 60;
  const claims = { rol: 'ADMIN', sub: '1', sid: subject.sessionId, exp };
  const party = { issuer: 'campana', audience: 'campana' };
  it.each([
    ['another secret', jwt.sign(claims, `${secret}!`, party)],
    ['no signature', jwt.sign(claims, '', { ...party, algorithm: 'none' })],
    ['another algorithm', jwt.sign(claims, secret, { ...party, algorithm: 'HS512' })],
    ['another issuer', jwt.sign(claims, secret, { ...party, issuer: 'otro' })],
    ['another audience', jwt.sign(claims, secret, { ...party, audience: 'otra' })],
    ['an unknown role', jwt.sign({ ...claims, rol: 'JEFE' }, secret, party)],
    ['no session', jwt.sign({ rol: 'ADMIN', sub: '1', exp }, secret, party)],
    ['no end', jwt.sign({ rol: 'SERVICIO', nombre: 'pos' }, secret, party)],
    ['text that is no token', 'hola'],
  ])('refuses a token with %s', (_what, token) => {
    expect(tokens.verify(token)).toMatchObject({ ok: false, error: { reason: 'invalid' } });
  });
});
