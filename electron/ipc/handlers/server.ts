import type { ActiveServer } from '../../activeServer';
import type { ServerBrowser } from '../../serverBrowser';
import type { IpcHandlers } from '../register';

/** What choosing a server takes. */
export interface ServerChoosing {
  server: ActiveServer;
  browser: ServerBrowser;
  /** Called once this computer serves by the person's choice: the page is loaded anew. */
  onHosting: () => void;
}

/** Lets the page choose another broker, or make this computer the server. */
export function serverHandlers({
  server,
  browser,
  onHosting,
}: ServerChoosing): Pick<IpcHandlers, 'server:set' | 'server:host' | 'server:find'> {
  return {
    'server:set': async ({ url }) => {
      const used = await server.useRemote(url);
      return used.ok ? { ok: true, url: used.value } : { ok: false, mensaje: used.error };
    },
    'server:host': async () => {
      const started = await server.useThisComputer();
      if (!started.ok) return { ok: false, mensaje: started.error };
      onHosting();
      return { ok: true };
    },
    'server:find': () => browser.found(),
  };
}
