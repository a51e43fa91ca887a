import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { BrokerProcess } from '../testing/brokerProcess';

/** The people of the demo restaurant. */
export type DemoUser = 'superadmin' | 'admin' | 'atencion' | 'cocina';

/** The password all of them have. */
export const demoPassword = 'campana-demo';

const tokenProgram = fileURLToPath(new URL('../dist/cli/token.cjs', import.meta.url));

/** The broker as another program uses it, for setting a scene and for looking behind the screens. */
export interface BrokerApi {
  /** Calls a route and answers its JSON; rejects when the status is not 2xx. */
  call<Reply = Record<string, unknown>>(
    method: 'GET' | 'POST' | 'PATCH',
    path: string,
    body?: object,
  ): Promise<Reply>;
  token: string;
}

/** Signs in as one of the demo's people. */
export async function signIn(broker: BrokerProcess, usuario: DemoUser): Promise<BrokerApi> {
  const anonymous = withToken(broker, '');
  const session = await anonymous.call<{ token: string }>('POST', '/auth/login', {
    usuario,
    password: demoPassword,
  });
  return withToken(broker, session.token);
}

/** Acts as another program, with a token made the way its owner would make it. */
export async function asService(broker: BrokerProcess): Promise<BrokerApi> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [tokenProgram, '--rol', 'SERVICIO', '--nombre', 'e2e'],
    { env: { ...process.env, CAMPANA_DATA_DIR: broker.dataDir } },
  );
  return withToken(broker, stdout.trim());
}

function withToken(broker: BrokerProcess, token: string): BrokerApi {
  return {
    token,
    async call<Reply>(method: string, path: string, body?: object) {
      const response = await fetch(`${broker.url}${path}`, {
        method,
        headers: {
          ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
      return JSON.parse(text) as Reply;
    },
  };
}
