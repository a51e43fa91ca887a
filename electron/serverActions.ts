import { type BrowserWindow, dialog } from 'electron';
import { networkInterfaces } from 'node:os';
import type { Result } from '../shared/result';
import type { ActiveServer } from './activeServer';
import { networkAddresses } from './networkAddresses';
import { startServer } from './startup';

/** What a person can do about this computer's server from the menu. */
export interface ServerActions {
  useThisComputer: () => void;
  /** Opens this computer's server to the local network, or closes it again. */
  toggleSharing: () => void;
  /** Shows what to type on the other screens. */
  showAddresses: () => void;
}

export interface ServerActionsOptions {
  server: ActiveServer;
  window: () => BrowserWindow | null;
  isQuitting: () => boolean;
  /** Whether a window is locked to its display. */
  isKiosk: () => boolean;
  /** Shows that this computer's server starts. */
  showStarting: () => void;
  /** Shows the page, anew: its policy names the server it may reach. */
  showPage: () => void;
}

/** Connects the menu with the server in use. */
export function createServerActions(options: ServerActionsOptions): ServerActions {
  const { server } = options;

  async function restart(start: () => Promise<Result<null, string>>): Promise<void> {
    options.showStarting();
    await startServer(start, options.window, options.isQuitting, options.isKiosk);
    options.showPage();
  }

  function showAddresses(): void {
    const { url, shared } = server.info();
    const parent = options.window();
    if (url === null || !shared || parent === null) return;
    const addresses = networkAddresses(networkInterfaces(), url);
    void dialog.showMessageBox(parent, {
      type: 'info',
      title: 'Campana',
      message: 'En las otras pantallas, escriba en «Servidor»:',
      detail:
        addresses.length === 0
          ? 'Esta computadora no está conectada a una red.'
          : `${addresses.join('\n')}\n\nÚselo solo en la red del restaurante, nunca en la de los clientes.`,
      buttons: ['Entendido'],
    });
  }

  return {
    useThisComputer: () => void restart(server.useThisComputer),
    toggleSharing: () =>
      void restart(() => server.share(!server.info().shared)).then(showAddresses),
    showAddresses,
  };
}
