import { parseArgs } from 'node:util';
import { runCommand, UsageError } from './arguments';
import { listPrograms, revokeProgram } from './revocation';
import { signServiceToken } from './serviceToken';

const usage =
  'Uso: npm run token -- --rol SERVICIO --nombre <programa> [--dias 365], --lista, o --revocar <programa>';
const usualDays = '365';

// `npm run token`: prints a token for another program, and nothing else; or lists programs, or revokes one's tokens.
void runCommand(async () => {
  const { rol, nombre, dias, lista, revocar } = readArguments();
  if (lista === true) return listPrograms(process.env);
  if (revocar !== undefined) return revokeProgram(revocar, process.env);
  if (rol !== 'SERVICIO') {
    throw new UsageError(
      `Solo se emiten tokens de SERVICIO; las personas entran con su contraseña. ${usage}`,
    );
  }
  if (nombre === undefined) throw new UsageError(`Falta --nombre. ${usage}`);
  return signServiceToken(nombre, Number(dias), process.env);
});

function readArguments() {
  try {
    const { values } = parseArgs({
      options: {
        rol: { type: 'string', default: 'SERVICIO' },
        nombre: { type: 'string' },
        dias: { type: 'string', default: usualDays },
        lista: { type: 'boolean' },
        revocar: { type: 'string' },
      },
    });
    return values;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${reason} ${usage}`, { cause: error });
  }
}
