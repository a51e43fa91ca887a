import type { IpcResult } from '../../shared/ipc';
import type { ServerInfo } from '../activeServer';
import type { HostingState } from '../hosting';

/** How the server of this computer is, for the tray and the settings. */
export type ServerHealth = IpcResult<'desktop:status'>['servidor'];

/** Puts together which server is used and what this computer's own does. */
export function serverHealth(
  info: Pick<ServerInfo, 'hosting' | 'url'>,
  state: HostingState,
): ServerHealth {
  if (!info.hosting) return { estado: 'ajeno', motivo: null };
  switch (state.kind) {
    case 'serving':
      return { estado: 'sirviendo', motivo: null };
    case 'starting':
      return { estado: 'arrancando', motivo: null };
    case 'restarting':
      return { estado: 'reintentando', motivo: state.reason };
    case 'stopped':
      // A broker that was started outside the app is in use as if it were ours.
      return info.url !== null && state.reason === null
        ? { estado: 'sirviendo', motivo: null }
        : { estado: 'detenido', motivo: state.reason };
  }
}
