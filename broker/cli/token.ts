import { parseArgs } from 'node:util';
import { runCommand, UsageError } from './arguments';
import { signServiceToken } from './serviceToken';

const usage = 'Uso: npm run token -- --rol SERVICIO --nombre <programa> [--dias 365]';
const usualDays = '365';

// `npm run token`: prints a token for another program, and nothing else.
void runCommand(async () => {
  const { rol, nombre, dias } = readArguments();
  if (rol !== 'SERVICIO') {
    throw new UsageError(
      `Solo se emiten tokens de SERVICIO; las personas entran con su contraseña. ${usage}`,
    );
  }
  if (nombre === undefined) throw new UsageError(`Falta --nombre. ${usage}`);
  return signServiceToken(nombre, Number(dias), process.env);
});

function readArguments(): { rol: string; nombre: string | undefined; dias: string } {
  try {
    const { values } = parseArgs({
      options: {
        rol: { type: 'string', default: 'SERVICIO' },
        nombre: { type: 'string' },
        dias: { type: 'string', default: usualDays },
      },
    });
    return { rol: values.rol, nombre: values.nombre, dias: values.dias };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${reason} ${usage}`, { cause: error });
  }
}
