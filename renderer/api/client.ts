import { fileRoutes } from '../../shared/api/routes';
import type { Route, RouteReply } from '../../shared/api/route';
import { randomId } from '../platform/random';
import { ApiFailure } from './failure';
import { sendHttp, type Fetch } from './http';
import { requestPath, type CallInput, type RequestParts } from './request';
import type { SessionManager } from './session';

/** How one call is made, besides what it carries. */
export interface CallOptions {
  /** The same key for every try of one thing a person did; a new one is made when absent. */
  key?: string;
  signal?: AbortSignal;
  timeoutMs?: number;
  /** Whose call it is, by number: under another person's session it fails with `session_ended`. */
  as?: number;
}

/** Calls to the broker, typed by the route table. Every method rejects with `ApiFailure` only. */
export interface ApiClient {
  /** Calls a route and answers its checked reply. */
  call<R extends Route>(
    route: R,
    input: CallInput<R>,
    options?: CallOptions,
  ): Promise<RouteReply<R>>;
  /** The picture of a voucher. */
  voucherImage(id: number, options?: CallOptions): Promise<Blob>;
  /** The file of a customer's message; `small` asks for a picture to show in a list. */
  messageFile(id: number, file: { small: boolean }, options?: CallOptions): Promise<Blob>;
}

const defaultTimeoutMs = 10_000;
const uploadTimeoutMs = 60_000;

/** Creates the client. A 401 renews the session once and tries again with the same key. */
export function createApiClient(deps: {
  baseUrl: () => string;
  fetch: Fetch;
  session: SessionManager;
}): ApiClient {
  async function validToken(rejected: string | null, as: number | undefined): Promise<string> {
    let access;
    try {
      access = await deps.session.token({ rejected });
    } catch (error) {
      if (error instanceof ApiFailure) throw error;
      throw new ApiFailure('network', { mensaje: 'El servidor no responde.', cause: error });
    }
    if (access === null || (as !== undefined && access.usuarioId !== as)) {
      throw new ApiFailure('session_ended', { status: 401, mensaje: 'La sesión terminó.' });
    }
    return access.token;
  }

  async function send(
    method: string,
    path: string,
    body: FormData | object | undefined,
    guarded: boolean,
    options: CallOptions,
  ): Promise<Response> {
    const upload = body instanceof FormData;
    const headers: Record<string, string> = {};
    if (method !== 'GET') headers['idempotency-key'] = options.key ?? randomId();
    if (body !== undefined && !upload) headers['content-type'] = 'application/json';
    let token: string | null = null;
    const attempt = async (): Promise<Response> => {
      if (guarded) {
        token = await validToken(token, options.as);
        headers.authorization = `Bearer ${token}`;
      }
      return sendHttp(deps.fetch, {
        method,
        url: deps.baseUrl() + path,
        headers,
        body: upload ? body : body === undefined ? null : JSON.stringify(body),
        timeoutMs: options.timeoutMs ?? (upload ? uploadTimeoutMs : defaultTimeoutMs),
        signal: options.signal,
      });
    };
    try {
      return await attempt();
    } catch (error) {
      const expired = error instanceof ApiFailure && error.kind === 'http' && error.status === 401;
      if (!expired || !guarded) throw error;
      return attempt();
    }
  }

  async function bytes(path: string, options: CallOptions = {}): Promise<Blob> {
    const response = await send('GET', path, undefined, true, options);
    return response.blob();
  }

  return {
    async call<R extends Route>(route: R, input: CallInput<R>, options: CallOptions = {}) {
      // Which parts a route has is a matter of its type; here they are just parts.
      const parts = input as RequestParts & { body?: FormData | object | undefined };
      const path = requestPath(route.path, parts);
      const guarded = route.access !== 'public';
      const response = await send(route.method, path, parts.body, guarded, options);
      const reply = route.reply.safeParse(await response.json().catch(() => undefined));
      if (!reply.success) {
        throw new ApiFailure('invalid_reply', {
          status: response.status,
          mensaje: `La respuesta de ${route.path} no se entiende; ¿es otra versión del servidor?`,
          cause: reply.error,
        });
      }
      return reply.data as RouteReply<R>;
    },
    voucherImage: (id, options) =>
      bytes(requestPath(fileRoutes.voucherImage.path, { params: { id } }), options),
    messageFile: (id, { small }, options) =>
      bytes(
        requestPath(fileRoutes.messageFile.path, {
          params: { id },
          ...(small ? { query: { miniatura: true } } : {}),
        }),
        options,
      ),
  };
}
