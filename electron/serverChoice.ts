import { serverUrlSchema } from '../shared/ipc';
import { fail, ok, type Result } from '../shared/result';
import type { Settings } from './settings';

/** Which broker this window is to use. */
export type ServerChoice =
  /** `CAMPANA_SERVER_URL` says so; the person cannot change it here. */
  | { kind: 'fixed'; url: string }
  /** The person chose it. */
  | { kind: 'remote'; url: string }
  /** This computer is the server; `shared`: for other computers of the local network, too. */
  | { kind: 'host'; shared: boolean };

/**
 * Decides where the broker is: the environment, then what the person chose, then this computer itself,
 * so that a single computer works without a question.
 * @returns a sentence that names the variable when its value is no address
 */
export function chooseServer(
  environment: Readonly<Record<string, string | undefined>>,
  settings: Settings,
): Result<ServerChoice, string> {
  const fixed = environment['CAMPANA_SERVER_URL'];
  if (fixed !== undefined && fixed !== '') {
    const url = serverUrlSchema.safeParse(fixed);
    return url.success
      ? ok({ kind: 'fixed', url: serverOrigin(url.data) })
      : fail(
          `CAMPANA_SERVER_URL no es una dirección válida: «${fixed}». Debe ser como http://192.168.1.10:8765.`,
        );
  }
  if (settings.server?.kind === 'remote') {
    return ok({ kind: 'remote', url: serverOrigin(settings.server.url) });
  }
  return ok({ kind: 'host', shared: settings.server?.shared === true });
}

/** The part of an address that names the server, without the path or slash a person may have pasted. */
export function serverOrigin(url: string): string {
  return new URL(url).origin;
}
