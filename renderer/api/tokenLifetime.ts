import { z } from 'zod';
import type { Session } from '../../shared/api/auth';

const claimsSchema = z.object({ iat: z.number(), exp: z.number() });
const fallbackMs = 15 * 60_000;

/**
 * How long a new token lives, in milliseconds, by the server's own two times in it. The difference is
 * right even where this machine's clock is an hour off, which tablets' clocks are.
 */
export function tokenLifetimeMs(session: Pick<Session, 'token' | 'expira'>, now: number): number {
  const claims = readClaims(session.token);
  if (claims !== null && claims.exp > claims.iat) return (claims.exp - claims.iat) * 1000;
  const byClock = Date.parse(session.expira) - now;
  return byClock > 0 ? byClock : fallbackMs;
}

function readClaims(token: string): z.infer<typeof claimsSchema> | null {
  const payload = token.split('.')[1];
  if (payload === undefined) return null;
  try {
    const json: unknown = JSON.parse(atob(payload.replace(/-/g, '+').replace(/_/g, '/')));
    return claimsSchema.safeParse(json).data ?? null;
  } catch {
    return null;
  }
}
