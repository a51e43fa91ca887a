import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import type { AddressInfo } from 'node:net';
import type { Health } from '../../shared/api/health';

/** A server on a free port that looks like a broker to whoever asks for its health. */
export interface StandInServer {
  readonly url: string;
  /** The paths that were asked for, in order. */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

const health: Health = {
  estado: 'ok',
  version: '0.0.0-test',
  base_de_datos: 'ok',
  clientes: 0,
  demo: false,
};

/** Answers as a broker that is well, to pages of any origin. */
export function answerHealth(_request: IncomingMessage, response: ServerResponse): void {
  response.setHeader('access-control-allow-origin', '*');
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(health));
}

/** Knows `admin`, who may do everything, and `cocina`, who cooks; both with the password `clave`. */
async function answerLogin(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { usuario, password } = (await json(request)) as { usuario: string; password: string };
  response.setHeader('content-type', 'application/json');
  if (password !== 'clave') {
    response.statusCode = 401;
    response.end(JSON.stringify({ error: 'no_autenticado', mensaje: 'No es correcto.' }));
    return;
  }
  const rol = usuario === 'admin' ? 'ADMIN' : 'COCINERO';
  response.end(
    JSON.stringify({
      token: 'token',
      expira: '2030-01-01T00:00:00.000Z',
      usuario: { id: 2, nombre: usuario, rol, sucursal_id: rol === 'ADMIN' ? null : 1 },
      refresh_token: 'refresh',
    }),
  );
}

/** Starts one. Pages of any origin may read it, so that only the app's own policy can stop them. */
export async function startStandInServer(): Promise<StandInServer> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('access-control-allow-headers', '*');
    if (request.url === '/health') {
      answerHealth(request, response);
    } else if (request.url === '/auth/login') {
      void answerLogin(request, response);
    } else {
      response.setHeader('content-type', 'text/html');
      response.statusCode = request.url === '/foreign' ? 200 : 404;
      response.end('<!doctype html><title>Foreign</title>');
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
