import { randomUUID } from 'node:crypto';
import jwt from 'jsonwebtoken';
import { z } from 'zod';
import { fail, ok, type Result } from '../../shared/result';
import { staffRoleSchema, type StaffRole } from '../../shared/roles';
import type { AuthFailure, Clock } from '../ports';

/** Life of a person's access token, in seconds. */
export const accessTokenSeconds = 15 * 60;

/** Name that issues our tokens and that they are meant for. */
const party = 'campana';

/** What a token says: a person's sign-in, or a program. */
export type Claims =
  | { kind: 'person'; userId: number; sessionId: string; expiresAt: number }
  | { kind: 'service'; name: string; issuedAt: number; expiresAt: number };

/** The sign-in a token is made for. */
export interface TokenSubject {
  userId: number;
  role: StaffRole;
  branchId: number | null;
  sessionId: string;
}

/** Makes and checks access tokens (JWT). */
export interface AccessTokens {
  /** A token for a person, and when it ends. */
  issue(subject: TokenSubject): { token: string; expiresAt: Date };
  /** A token for another program. It belongs to no session; it is revoked by the program's name. */
  issueService(name: string, days: number): string;
  verify(token: string): Result<Claims, AuthFailure>;
}

const rowNumber = z.int().positive().max(2_147_483_647);

const claimsSchema = z.discriminatedUnion('rol', [
  z.object({
    rol: z.literal('SERVICIO'),
    nombre: z.string().min(1).max(60),
    iat: z.number(),
    exp: z.number(),
  }),
  z.object({
    rol: staffRoleSchema,
    sub: z.string().regex(/^\d+$/).transform(Number).pipe(rowNumber),
    sid: z.uuid(),
    exp: z.number(),
  }),
]);

const invalid: AuthFailure = {
  reason: 'invalid',
  mensaje: 'El token no es válido; vuelva a entrar.',
};
const expired: AuthFailure = {
  reason: 'expired',
  mensaje: 'El token venció; renuévelo o vuelva a entrar.',
};

/** Creates the maker and checker of tokens signed with `secret`. */
export function createAccessTokens(secret: string, clock: Clock): AccessTokens {
  const nowSeconds = () => Math.floor(clock.now() / 1000);

  function sign(payload: object, subject: string, seconds: number): string {
    const iat = nowSeconds();
    return jwt.sign({ ...payload, iat, exp: iat + seconds }, secret, {
      algorithm: 'HS256',
      issuer: party,
      audience: party,
      subject,
    });
  }

  return {
    issue({ userId, role, branchId, sessionId }) {
      const expiresAt = new Date((nowSeconds() + accessTokenSeconds) * 1000);
      const claims = { rol: role, sucursal_id: branchId, sid: sessionId };
      return { token: sign(claims, String(userId), accessTokenSeconds), expiresAt };
    },
    issueService(name, days) {
      const claims = { rol: 'SERVICIO', nombre: name, jti: randomUUID() };
      return sign(claims, `servicio:${name}`, Math.round(days * 86_400));
    },
    verify(token) {
      try {
        const payload = jwt.verify(token, secret, {
          // Pinned: a token may not choose how it is checked.
          algorithms: ['HS256'],
          issuer: party,
          audience: party,
          clockTimestamp: nowSeconds(),
        });
        const claims = claimsSchema.safeParse(payload);
        return claims.success ? ok(toClaims(claims.data)) : fail(invalid);
      } catch (error) {
        return fail(error instanceof jwt.TokenExpiredError ? expired : invalid);
      }
    },
  };
}

function toClaims(claims: z.output<typeof claimsSchema>): Claims {
  const expiresAt = claims.exp * 1000;
  return claims.rol === 'SERVICIO'
    ? { kind: 'service', name: claims.nombre, issuedAt: claims.iat * 1000, expiresAt }
    : { kind: 'person', userId: claims.sub, sessionId: claims.sid, expiresAt };
}
