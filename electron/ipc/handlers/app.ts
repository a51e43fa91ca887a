import type { ActiveServer } from '../../activeServer';
import type { IpcHandlers } from '../register';

/** Tells the page what it runs in and which broker it talks to. */
export function appHandlers(
  version: string,
  server: ActiveServer,
  /** Why the server's certificate was refused, by its address. */
  refusalOf: (url: string) => string | null,
): Pick<IpcHandlers, 'app:info'> {
  return {
    'app:info': (_args, from) => {
      const { url, hosting, fixed, firstRun } = server.info();
      return {
        version,
        platform: process.platform,
        serverUrl: url,
        hosting,
        serverFixed: fixed,
        serverRefusal: url === null ? null : refusalOf(url),
        firstRun,
        kiosk: from.isKiosk(),
      };
    },
  };
}
