import type { Config } from './config';
import { errorCode, StartupError } from './dataFolder';

/** Why the broker cannot serve at its address, in a sentence with the way out. */
export function explainListen(error: unknown, { host, port }: Config): Error {
  const sentences: Partial<Record<string, string>> = {
    EADDRINUSE: `El puerto ${port} ya está en uso; cierre el otro programa o elija otro con CAMPANA_PORT.`,
    EACCES: `No hay permiso para usar el puerto ${port}; elija uno mayor que 1023 con CAMPANA_PORT.`,
    EADDRNOTAVAIL: `Esta computadora no tiene la dirección ${host}; revise CAMPANA_HOST.`,
    ENOTFOUND: `Esta computadora no tiene la dirección ${host}; revise CAMPANA_HOST.`,
  };
  const sentence = sentences[errorCode(error) ?? ''];
  if (sentence !== undefined) return new StartupError(sentence, { cause: error });
  return error instanceof Error ? error : new Error(String(error));
}
