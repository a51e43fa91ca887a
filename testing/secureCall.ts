import { request } from 'node:https';
import { json } from 'node:stream/consumers';

/** What a call over TLS answered. */
export interface SecureAnswer {
  status: number;
  body: Record<string, unknown>;
  cookies: string[];
}

/** Calls a server over TLS that has to be of the authority `ca` (PEM), as a client that is no browser. */
export function secureCall(
  url: string,
  options: { ca: string; method?: string; body?: unknown; headers?: Record<string, string> },
): Promise<SecureAnswer> {
  const { ca, method = 'GET', body } = options;
  const headers = {
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...options.headers,
  };
  return new Promise((resolve, reject) => {
    const call = request(url, { method, ca, headers, agent: false }, (response) => {
      json(response).then(
        (read) => {
          resolve({
            status: response.statusCode ?? 0,
            body: read as Record<string, unknown>,
            cookies: response.headers['set-cookie'] ?? [],
          });
        },
        (error: unknown) => {
          reject(error instanceof Error ? error : new Error(String(error)));
        },
      );
    });
    call.on('error', reject);
    call.end(body === undefined ? undefined : JSON.stringify(body));
  });
}
