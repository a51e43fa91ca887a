import { randomUUID } from 'node:crypto';

/** Where and as whom to publish. */
export interface NotifyOptions {
  /** Address of the broker; CAMPANA_SERVER_URL, or CAMPANA_HOST and CAMPANA_PORT, where absent. */
  url?: string;
  /** An access token, e.g. of `npm run token`; CAMPANA_TOKEN where absent. */
  token?: string;
  /** Most milliseconds until an outcome, tries and pauses together. */
  timeoutMs?: number;
  /** One per event: a repeat with the same key publishes nothing twice. A new one where absent. */
  idempotencyKey?: string;
}

/** What became of an event. `id` is its number once it is stored, `motivo` says why it is not. */
export interface NotifyOutcome {
  aceptado: boolean;
  id?: number;
  motivo?: string;
}

const defaultTimeoutMs = 2_000;
const firstPauseMs = 100;

type Attempt = { done: NotifyOutcome } | { retryAfterMs: number | null; motivo: string };

/**
 * Publishes an event from any program. It never throws and never takes longer than its time: what
 * matters is already in the caller's own database, and its work must not fail because a screen could
 * not be told. Lost answers, a broker that is away and one that is too busy are tried again, with one
 * idempotency key, so that the event arrives once.
 */
export async function notify(
  payload: unknown,
  options: NotifyOptions = {},
): Promise<NotifyOutcome> {
  try {
    return await tryUntil(Date.now() + (options.timeoutMs ?? defaultTimeoutMs), payload, options);
  } catch (error) {
    return { aceptado: false, motivo: reasonOf(error) };
  }
}

async function tryUntil(
  deadline: number,
  payload: unknown,
  options: NotifyOptions,
): Promise<NotifyOutcome> {
  const request = requestOf(payload, options);
  for (let pauseMs = firstPauseMs; ; pauseMs *= 2) {
    const attempt = await send(request, deadline - Date.now());
    if ('done' in attempt) return attempt.done;
    // Jitter, so that many programs do not come back at the same moment.
    const waitMs = attempt.retryAfterMs ?? pauseMs * (0.5 + Math.random() / 2);
    if (Date.now() + waitMs >= deadline) return { aceptado: false, motivo: attempt.motivo };
    await new Promise((resolve) => setTimeout(resolve, waitMs));
  }
}

interface Prepared {
  url: string;
  init: { method: string; headers: Record<string, string>; body: string };
}

function requestOf(payload: unknown, options: NotifyOptions): Prepared {
  const { env } = process;
  const token = options.token ?? env['CAMPANA_TOKEN'];
  const url = options.url ?? env['CAMPANA_SERVER_URL'] ?? localUrl(env);
  return {
    url: broadcastUrl(url, options.url === undefined ? 'CAMPANA_SERVER_URL' : 'url'),
    init: {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': options.idempotencyKey ?? randomUUID(),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(payload),
    },
  };
}

function broadcastUrl(server: string, nameOfSetting: string): string {
  if (URL.canParse('/broadcast', server)) return new URL('/broadcast', server).href;
  throw new Error(`${nameOfSetting} no es una dirección como http://127.0.0.1:8765: «${server}»`);
}

function localUrl(env: NodeJS.ProcessEnv): string {
  const host = env['CAMPANA_HOST'] ?? '127.0.0.1';
  // An address to listen on everywhere is none to connect to.
  const reachable = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  const bracketed = reachable.includes(':') ? `[${reachable}]` : reachable;
  return `http://${bracketed}:${env['CAMPANA_PORT'] ?? '8765'}`;
}

async function send({ url, init }: Prepared, timeLeftMs: number): Promise<Attempt> {
  if (timeLeftMs <= 0) return { retryAfterMs: null, motivo: 'el servidor no respondió a tiempo' };
  try {
    const signal = AbortSignal.timeout(timeLeftMs);
    const response = await fetch(url, { ...init, signal });
    const body: unknown = await response.json().catch(() => null);
    return judge(response, isRecord(body) ? body : {});
  } catch (error) {
    return { retryAfterMs: null, motivo: `el servidor no responde (${reasonOf(error)})` };
  }
}

function judge(response: Response, body: Record<string, unknown>): Attempt {
  const { id, mensaje } = body;
  if (response.status === 202 && typeof id === 'number') return { done: { aceptado: true, id } };
  const motivo = typeof mensaje === 'string' ? mensaje : `el servidor respondió ${response.status}`;
  const busy = [429, 502, 503, 504].includes(response.status);
  if (!busy) return { done: { aceptado: false, motivo } };
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  return { retryAfterMs: Number.isFinite(seconds) ? seconds * 1_000 : null, motivo };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  return cause instanceof Error && cause.message !== '' ? cause.message : error.message;
}
