import { apiErrorSchema } from '../../shared/api/common';
import { ApiFailure } from './failure';

/** `fetch`, injectable. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** One request; a signal given by the caller and the timeout both end it. */
export interface HttpRequest {
  method: string;
  url: string;
  headers: Record<string, string>;
  body?: BodyInit | null;
  timeoutMs: number;
  signal?: AbortSignal | undefined;
}

/**
 * Sends a request and answers the successful response. Throws `ApiFailure`: `network` without an answer
 * in time, `http` with the server's own words otherwise.
 */
export async function sendHttp(fetchFn: Fetch, request: HttpRequest): Promise<Response> {
  const abort = new AbortController();
  const timer = setTimeout(() => {
    abort.abort(new Error(`sin respuesta en ${request.timeoutMs / 1000} s`));
  }, request.timeoutMs);
  const cancel = () => {
    abort.abort(request.signal?.reason);
  };
  request.signal?.addEventListener('abort', cancel);
  try {
    const response = await fetchFn(request.url, {
      method: request.method,
      headers: request.headers,
      body: request.body ?? null,
      credentials: 'same-origin',
      cache: 'no-store',
      signal: abort.signal,
    });
    if (!response.ok) throw await refusal(response);
    return response;
  } catch (error) {
    if (error instanceof ApiFailure) throw error;
    throw new ApiFailure('network', { mensaje: 'El servidor no responde.', cause: error });
  } finally {
    clearTimeout(timer);
    request.signal?.removeEventListener('abort', cancel);
  }
}

async function refusal(response: Response): Promise<ApiFailure> {
  const { status } = response;
  const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN);
  const retryAfterMs = Number.isFinite(retryAfter) ? retryAfter * 1000 : null;
  const parsed = apiErrorSchema.safeParse(await response.json().catch(() => null));
  if (!parsed.success) {
    // Something between here and the broker answered (a proxy, another program on that port).
    return new ApiFailure('http', {
      status,
      code: '',
      mensaje: `El servidor respondió ${status}.`,
      retryAfterMs,
    });
  }
  const { error, mensaje, campo } = parsed.data;
  return new ApiFailure('http', { status, code: error, mensaje, campo, retryAfterMs });
}
