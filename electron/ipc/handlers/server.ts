import type { Result } from '../../../shared/result';
import type { ActiveServer } from '../../activeServer';
import type { Approached, Destination, Refusal } from '../../pairing/approach';
import type { ServerBrowser } from '../../serverBrowser';
import type { IpcHandlers } from '../register';

/** What choosing a server takes. */
export interface ServerChoosing {
  server: ActiveServer;
  browser: ServerBrowser;
  /** Finds out how to speak with a server, and whether it may be trusted. */
  approach: (destination: Destination) => Promise<Result<Approached, Refusal>>;
  /** Ends the app and starts it again. */
  restart: () => void;
  /** Called once this computer serves by the person's choice: the page is loaded anew. */
  onHosting: () => void;
}

/** Lets the page choose another broker, or make this computer the server, also of others. */
export function serverHandlers({
  server,
  browser,
  approach,
  restart,
  onHosting,
}: ServerChoosing): Pick<
  IpcHandlers,
  'server:set' | 'server:share' | 'server:host' | 'server:find'
> {
  return {
    'server:set': async ({ url, esperada, confirmada }) => {
      // Where the address is fixed nothing is looked at: the refusal says so.
      const found = server.info().fixed
        ? ({ ok: true, value: { origin: url, restart: false } } as const)
        : await approach({ url, expected: esperada, confirmed: confirmada });
      if (!found.ok) return { ok: false, ...found.error };
      const used = await server.useRemote(found.value.origin);
      if (used.ok && found.value.restart) restart();
      return used.ok ? { ok: true, url: used.value } : { ok: false, mensaje: used.error };
    },
    'server:share': async (shared) => {
      const before = server.info().url;
      const started = await server.share(shared);
      if (!started.ok) return { ok: false, mensaje: started.error };
      // The page's policy names the address it may reach.
      if (server.info().url !== before) onHosting();
      return { ok: true };
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
