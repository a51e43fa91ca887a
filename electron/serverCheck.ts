import { healthSchema } from '../shared/api/health';
import { fail, ok, type Result } from '../shared/result';

/** The part of `fetch` this needs. */
export type FetchJson = (
  url: string,
  options: { signal: AbortSignal },
) => Promise<{ json(): Promise<unknown> }>;

/**
 * Asks whether a Campana broker answers at this origin. One whose database is away counts: it is the
 * right server, and its screens say themselves what is wrong.
 * @returns a sentence for the person when it does not answer, or something else does
 */
export async function checkServer(
  origin: string,
  fetchJson: FetchJson,
  patienceMs = 3000,
): Promise<Result<null, string>> {
  let body: unknown;
  try {
    const response = await fetchJson(`${origin}/health`, {
      signal: AbortSignal.timeout(patienceMs),
    });
    body = await response.json();
  } catch {
    // Refused, unreachable, too slow, no JSON: one remedy for all of them.
    return fail(nobodyAt(origin));
  }
  return healthSchema.safeParse(body).success ? ok(null) : fail(nobodyAt(origin));
}

function nobodyAt(origin: string): string {
  return `No hay un servidor Campana en ${origin}: revise la dirección y que esté encendido.`;
}
