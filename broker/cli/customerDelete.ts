import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { customerErasedSchema } from '../../shared/api/whatsapp/conversaciones';
import { runCommand, UsageError } from './arguments';

const usage =
  'Uso: npm run customer:delete -- --telefono "+51 987 654 321" [--usuario admin]; la contraseña se pide, o va en CAMPANA_PASSWORD.';

// `npm run customer:delete`: erases a customer's data, in the name of an administrator.
void runCommand(async () => {
  const { telefono, usuario } = readArguments();
  if (telefono === undefined) throw new UsageError(`Falta --telefono. ${usage}`);
  const { CAMPANA_SERVER_URL: server, CAMPANA_PORT: port = '8765' } = process.env;
  const base = (server ?? `http://127.0.0.1:${port}`).replace(/\/+$/, '');
  const session = (await post(base, '/auth/login', { usuario, password: await password() })) as {
    token: string;
    refresh_token: string;
  };
  try {
    const answer = await post(base, '/api/clientes/borrar', { telefono }, session.token);
    const erased = customerErasedSchema.parse(answer);
    return (
      `Se borró: ${erased.conversaciones} conversaciones, ${erased.mensajes} mensajes, ${erased.imagenes} archivos; ` +
      `nombre y teléfono de ${erased.pedidos} pedidos, ${erased.comprobantes} comprobantes y ${erased.eventos} eventos. Las cuentas quedan.`
    );
  } finally {
    await post(base, '/auth/logout', { refresh_token: session.refresh_token });
  }
});

function readArguments(): { telefono: string | undefined; usuario: string } {
  try {
    const { values } = parseArgs({
      options: { telefono: { type: 'string' }, usuario: { type: 'string', default: 'admin' } },
    });
    return { telefono: values.telefono, usuario: values.usuario };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${reason} ${usage}`, { cause: error });
  }
}

/** Never an argument: those stay in the shell's history and in the list of processes. */
async function password(): Promise<string> {
  const given = process.env['CAMPANA_PASSWORD'];
  if (given !== undefined && given !== '') return given;
  process.stderr.write('Contraseña: ');
  // What is typed is not repeated on the screen.
  const lines = createInterface({ input: process.stdin, terminal: process.stdin.isTTY });
  try {
    return await lines.question('');
  } finally {
    lines.close();
  }
}

async function post(base: string, path: string, body: object, token?: string): Promise<unknown> {
  const response = await fetch(base + path, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-campana-client': 'desktop',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
  }).catch((error: unknown) => {
    throw new Error(`No se pudo hablar con Campana en ${base}; ¿está encendida?`, { cause: error });
  });
  const answer = (await response.json()) as { mensaje?: string };
  if (!response.ok) throw new Error(answer.mensaje ?? `Campana respondió ${response.status}.`);
  return answer;
}
