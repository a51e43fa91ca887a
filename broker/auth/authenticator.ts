import type { DataSource } from 'typeorm';
import { fail, ok, type Result } from '../../shared/result';
import type { AuthFailure, Authenticator, Caller, Clock } from '../ports';
import type { AccessTokens, Claims } from './accessTokens';
import type { Programs } from './programs';
import { createSessionReader, type SessionStanding } from './sessionReader';

/** An authenticator that can be told what changed here, so that it does not rely on what it remembers. */
export interface CachingAuthenticator extends Authenticator {
  forgetPerson(userId: number): void;
  forgetSession(sessionId: string): void;
}

interface Remembered {
  userId: number;
  readAt: number;
  standing: Promise<SessionStanding | null>;
}

/** How long a standing is believed: a change by another broker takes at most this long to be seen. */
const believedMs = 2_000;
/** Tokens whose signature need not be computed again. */
const maxTokens = 2_000;
const maxSessions = 5_000;

const revoked: AuthFailure = {
  reason: 'revoked',
  mensaje: 'La sesión terminó o la cuenta ya no está activa; vuelva a entrar.',
};
const revokedProgram: AuthFailure = {
  reason: 'revoked',
  mensaje: 'Este token de programa fue revocado; pida uno nuevo con "npm run token".',
};

/**
 * Checks tokens against their signature and then against the database as it is now: role and branch
 * are the person's present ones, a closed session or an inactive person is refused. An error of the
 * database is thrown, not taken for a bad token.
 */
export function createAuthenticator(
  dataSource: DataSource,
  tokens: AccessTokens,
  programs: Programs,
  clock: Clock,
): CachingAuthenticator {
  const verified = new Map<string, Claims>();
  const sessions = new Map<string, Remembered>();
  const readSession = createSessionReader(dataSource);

  function claimsOf(token: string): Result<Claims, AuthFailure> {
    const known = verified.get(token);
    if (known && known.expiresAt > clock.now()) return ok(known);
    const result = tokens.verify(token);
    if (result.ok) {
      if (verified.size >= maxTokens) verified.clear();
      verified.set(token, result.value);
    }
    return result;
  }

  function standingOf(sessionId: string, userId: number): Promise<SessionStanding | null> {
    const now = clock.now();
    const known = sessions.get(sessionId);
    const isFresh = known?.userId === userId && Math.abs(now - known.readAt) < believedMs;
    if (isFresh) return known.standing;
    if (sessions.size >= maxSessions) sessions.clear();
    const standing = readSession(sessionId, userId);
    const entry = { userId, readAt: now, standing };
    sessions.set(sessionId, entry);
    // A failure is not remembered: the next request asks again.
    standing.catch(() => {
      if (sessions.get(sessionId) === entry) sessions.delete(sessionId);
    });
    return standing;
  }

  return {
    async authenticate(token) {
      const claims = claimsOf(token);
      if (!claims.ok) return claims;
      if (claims.value.kind === 'service') {
        const { name, issuedAt } = claims.value;
        if (programs.isRevoked(name, issuedAt)) return fail(revokedProgram);
        programs.used(name, clock.now());
        return ok(serviceCaller(claims.value));
      }
      const { userId, sessionId, expiresAt } = claims.value;
      const standing = await standingOf(sessionId, userId);
      if (!standing) return fail(revoked);
      const { name, role, branchId } = standing;
      return ok({ userId, name, role, branchId, sessionId, expiresAt, owner: `u:${userId}` });
    },
    forgetPerson(userId) {
      for (const [sessionId, entry] of sessions) {
        if (entry.userId === userId) sessions.delete(sessionId);
      }
    },
    forgetSession(sessionId) {
      sessions.delete(sessionId);
    },
  };
}

function serviceCaller(claims: Extract<Claims, { kind: 'service' }>): Caller {
  return {
    userId: null,
    name: claims.name,
    role: 'SERVICIO',
    branchId: null,
    sessionId: null,
    expiresAt: claims.expiresAt,
    owner: `s:${claims.name}`,
  };
}
