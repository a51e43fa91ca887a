import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';
import { z } from 'zod';

/** A refresh token as its holder keeps it, and the fingerprint we keep of it. */
export interface RefreshToken {
  token: string;
  fingerprint: string;
}

/** Makes and reads refresh tokens: 256 random bits, the session they belong to, and our mark. */
export interface RefreshTokens {
  issue(sessionId: string): RefreshToken;
  /** The session of a token that we made, ever; null for anything else. */
  read(token: string): { sessionId: string; fingerprint: string } | null;
}

/**
 * Creates the maker of refresh tokens. The mark (an HMAC) tells a used token of ours, whose return
 * ends its session, from an invented one, which must not be able to end anybody's.
 */
export function createRefreshTokens(secret: string): RefreshTokens {
  const key = createHmac('sha256', secret).update('campana refresh tokens').digest();
  const markOf = (content: string) => createHmac('sha256', key).update(content).digest();

  return {
    issue(sessionId) {
      const content = `${sessionId}.${randomBytes(32).toString('base64url')}`;
      const token = `${content}.${markOf(content).toString('base64url')}`;
      return { token, fingerprint: fingerprintOf(token) };
    },
    read(token) {
      const parts = /^([0-9a-f-]{36})\.([\w-]{43})\.([\w-]{43})$/.exec(token);
      const [, sessionId, random, mark] = parts ?? [];
      if (sessionId === undefined || random === undefined || mark === undefined) return null;
      const expected = markOf(`${sessionId}.${random}`);
      const given = Buffer.from(mark, 'base64url');
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
      return z.uuid().safeParse(sessionId).success
        ? { sessionId, fingerprint: fingerprintOf(token) }
        : null;
    },
  };
}

function fingerprintOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/**
 * Locks a text so that only the holder of `token` can read it again. The answer to a renewal is kept
 * like this for its repeat: what lies in the database is of no use without the token that was sent.
 */
export function lockWith(token: string, text: string): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyOf(token), iv);
  const locked = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), locked]).toString('base64');
}

/** Reads a text locked with `token`; null when it was locked with another one. */
export function unlockWith(token: string, lockedText: string): string | null {
  const bytes = Buffer.from(lockedText, 'base64');
  try {
    const decipher = createDecipheriv('aes-256-gcm', keyOf(token), bytes.subarray(0, 12));
    decipher.setAuthTag(bytes.subarray(12, 28));
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
  } catch {
    // The authentication tag does not fit: another token's, or damaged.
    return null;
  }
}

function keyOf(token: string): Buffer {
  return createHash('sha256').update(`campana answer\n${token}`).digest();
}
