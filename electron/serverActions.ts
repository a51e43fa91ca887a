import { type BrowserWindow, dialog } from 'electron';
import { connectionSchema, type Connection } from '../shared/api/dispositivos';
import { routes } from '../shared/api/routes';
import type { Result } from '../shared/result';
import type { ActiveServer } from './activeServer';
import type { ServerFetch } from './pairing/serverFetch';
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
  fetch: ServerFetch;
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

  async function showAddresses(): Promise<void> {
    const { url, shared } = server.info();
    const parent = options.window();
    if (url === null || !shared || parent === null) return;
    const detail = await options
      .fetch(url + routes.localConnection.path, {})
      .then((response) => response.json())
      .then((body) => addressText(connectionSchema.parse(body)))
      .catch(() => 'El servidor no respondió; inténtelo de nuevo.');
    void dialog.showMessageBox(parent, {
      type: 'info',
      title: 'Campana',
      message: 'En las otras pantallas, escriba en «Servidor»:',
      detail,
      buttons: ['Entendido'],
    });
  }

  return {
    useThisComputer: () => void restart(server.useThisComputer),
    toggleSharing: () =>
      void restart(() => server.share(!server.info().shared)).then(showAddresses),
    showAddresses: () => void showAddresses(),
  };
}

function addressText({ direcciones, huella }: Connection): string {
  if (direcciones.length === 0) return 'Esta computadora no está conectada a una red.';
  return [
    ...direcciones.map(({ url, codigo }) => (codigo === null ? url : `${url}   ·   ${codigo}`)),
    ...(huella === null ? [] : ['', `Huella: ${huella}`]),
    '',
    'Cada pantalla pide permiso, y una persona administradora lo da en Monitor › Pantallas. El código QR está en «Esta computadora…».',
    'Úselo solo en la red del restaurante, nunca en la de los clientes.',
  ].join('\n');
}
