import { notify } from '../notify';
import { runCommand, UsageError } from './arguments';
import { signServiceToken } from './serviceToken';

const usage = `Uso: npm run notify -- '{"tipo":"voucher_nuevo","voucher_id":999}'`;
/** A person waits longer than a program. */
const timeoutMs = 5_000;
/** Such a token is for this one event. */
const tokenDays = 1;

// `npm run notify`: publishes one event and says in a sentence what became of it.
void runCommand(async () => {
  const [text, ...others] = process.argv.slice(2);
  if (text === undefined || others.length > 0) {
    throw new UsageError(`Escriba un evento, entre comillas simples. ${usage}`);
  }
  const payload = parse(text);
  const { CAMPANA_TOKEN: given, ...env } = process.env;
  const token =
    given !== undefined && given !== '' ? given : await signServiceToken('notify', tokenDays, env);
  const outcome = await notify(payload, { token, timeoutMs });
  if (outcome.aceptado) return `Evento ${outcome.id ?? ''} guardado y enviado.`;
  throw new Error(`El evento no se envió: ${outcome.motivo ?? 'no se sabe por qué'}`);
});

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UsageError(`El evento no es JSON válido. ${usage}`, { cause: error });
  }
}
