import type { ActiveServer } from '../../activeServer';
import type { IpcHandlers } from '../register';

/** Lets the page choose another broker. */
export function serverHandlers(server: ActiveServer): Pick<IpcHandlers, 'server:set'> {
  return {
    'server:set': async ({ url }) => {
      const used = await server.useRemote(url);
      return used.ok ? { ok: true, url: used.value } : { ok: false, mensaje: used.error };
    },
  };
}
