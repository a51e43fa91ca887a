import { request } from 'node:https';
import { text } from 'node:stream/consumers';

/** A request to a server, as `fetch` takes it. */
export interface ServerRequest {
  method?: 'GET' | 'POST';
  headers?: Record<string, string>;
  body?: string;
  signal?: AbortSignal;
}

/** The part of a `Response` that is used. */
export interface ServerResponse {
  ok: boolean;
  status: number;
  json(): Promise<unknown>;
}

/** Asks a server something. Rejects when it is not there, or is not who it should be. */
export type ServerFetch = (url: string, request: ServerRequest) => Promise<ServerResponse>;

/**
 * A `fetch` for what the app itself asks of servers: a paired one has to show a certificate of its pinned
 * authority, every other one is asked by `usual`, which trusts what the system trusts.
 */
export function createServerFetch(
  authorityOf: (hostname: string) => string | null,
  usual: ServerFetch,
): ServerFetch {
  return (url, options) => {
    const { hostname, protocol } = new URL(url);
    const authority = protocol === 'https:' ? authorityOf(hostname) : null;
    return authority === null ? usual(url, options) : fetchPinned(authority, url, options);
  };
}

function fetchPinned(ca: string, url: string, options: ServerRequest): Promise<ServerResponse> {
  const { method = 'GET', headers = {}, body, signal } = options;
  return new Promise((resolve, reject) => {
    const call = request(
      url,
      { method, headers, ca, agent: false, ...(signal === undefined ? {} : { signal }) },
      (response) => {
        text(response).then((read) => {
          const status = response.statusCode ?? 0;
          resolve({
            ok: status >= 200 && status < 300,
            status,
            json: () => Promise.resolve().then(() => JSON.parse(read) as unknown),
          });
        }, reject);
      },
    );
    call.on('error', reject);
    call.end(body);
  });
}
