import type { ApiFailure } from '../api/failure';

/** How often a failure that makes no sense is tried again before the action is given up. */
const maxUnclearAttempts = 5;

/**
 * Whether a failed action is over or is to be sent again later. A refusal in the broker's own words is
 * over; no answer, no session, too fast or a server in trouble say nothing about the action. Everything
 * else (a fault of the server, or of something between here and there) is tried a few times, so that one
 * action that cannot be done does not hold up all others for ever.
 */
export function verdictOn(failure: ApiFailure, attemptsBefore: number): 'over' | 'later' {
  const { kind, status, code } = failure;
  if (kind === 'network' || kind === 'session_ended') return 'later';
  if (status === 401 || status === 408 || status === 429) return 'later';
  if (status === 502 || status === 503 || status === 504) return 'later';
  if (kind === 'http' && status < 500 && code !== '') return 'over';
  return attemptsBefore + 1 < maxUnclearAttempts ? 'later' : 'over';
}
