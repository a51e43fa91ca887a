import { app, screen } from 'electron';
import { autoUpdater } from 'electron-updater';
import type { IpcArgs } from '../shared/ipc';
import type { ServerInfo } from './activeServer';
import type { DiagnosticsSource } from './diagnostics';
import type { HostingState } from './hosting';
import type { JsonFile } from './jsonFile';
import type { ServerFetch } from './pairing/serverFetch';
import type { Log } from './log';
import { showBadge } from './native/badge';
import { serverHealth, type ServerHealth } from './native/health';
import { createTray } from './native/tray';
import { type Words, wordsIn } from './native/words';
import type { PrinterSetup } from './printing/printer';
import type { Settings } from './settings';
import { createUpdates, type Updates } from './updates';
import type { WindowSet } from './windows/windowSet';

/** What a page tells of itself. */
type PageState = IpcArgs<'page:state'>;

/** This computer around the windows: tray, badge, printer, updates. */
export interface Desktop {
  readonly windows: WindowSet;
  readonly settings: JsonFile<Settings>;
  readonly updates: Updates;
  serverUrl(): string | null;
  /** Whether this computer is a server, and one for others. */
  sharing(): { aloja: boolean; compartido: boolean };
  /** Asks the server something. */
  readonly fetch: ServerFetch;
  health(): ServerHealth;
  printer(): PrinterSetup;
  words(): Words;
  /** A window's page tells what it shows; what counts is all of them together. */
  tellState(windowName: string, state: PageState): void;
  diagnosticsSource(): DiagnosticsSource;
  /** Something that tray, badge or pages show may have changed. */
  changed(): void;
  close(): void;
}

export interface DesktopOptions {
  windows: WindowSet;
  settings: JsonFile<Settings>;
  serverInfo: () => ServerInfo;
  hostingState: () => HostingState;
  fetch: ServerFetch;
  logFolder: string;
  log: Log;
  /** Called when the words of the menus may have changed. */
  onWords: () => void;
  /** Ends what a new version needs for itself, and starts it again; see `createUpdates`. */
  handOver: () => Promise<void>;
  takeBack: () => void;
}

/** Puts the tray into its place and keeps it, the badge and the pages up to date. */
export function createDesktop(options: DesktopOptions): Desktop {
  const { windows, settings, log } = options;
  const states = new Map<string, PageState>();
  let language: PageState['idioma'] = 'es';

  const open = () =>
    [...states.entries()].filter(([name]) => windows.all().some((one) => one.name === name));
  /** Two windows may show the same alerts, so the most is counted, not the sum. */
  const unread = () => Math.max(0, ...open().map(([, state]) => state.sinLeer));
  const unsent = () => open().reduce((sum, [, state]) => sum + state.porEnviar, 0);
  const health = () => serverHealth(options.serverInfo(), options.hostingState());

  const tray = createTray(
    {
      open: () => windows.bringForward(),
      openAnother: () => void windows.openAnother(null),
      quit: () => app.quit(),
    },
    log,
  );
  const updates = createUpdates({
    updater: autoUpdater,
    source: settings.read().updates?.url ?? null,
    work: () => ({
      hour: new Date().getHours(),
      unsent: unsent(),
      unread: unread(),
    }),
    handOver: options.handOver,
    takeBack: options.takeBack,
    onChange: () => changed(),
    log,
  });

  function changed(): void {
    const words = wordsIn(language);
    const count = unread();
    tray.show({ words, unread: count, health: health(), kiosk: windows.anyKiosk() });
    showBadge(count, windows.main(), words.unread(count));
    windows.send('desktop:changed', undefined);
  }

  return {
    windows,
    settings,
    updates,
    serverUrl: () => options.serverInfo().url,
    sharing: () => {
      const { hosting, shared } = options.serverInfo();
      return { aloja: hosting, compartido: shared };
    },
    fetch: options.fetch,
    health,
    printer: () => settings.read().printer ?? { impresora: null, ancho: 80 },
    words: () => wordsIn(language),
    tellState(name, state) {
      states.set(name, state);
      if (state.idioma !== language) {
        language = state.idioma;
        options.onWords();
      }
      changed();
    },
    diagnosticsSource: () => ({
      logFolder: options.logFolder,
      facts: {
        version: app.getVersion(),
        servidor: health(),
        aloja: options.serverInfo().hosting,
        ventanas: windows.all().map((one) => ({
          nombre: one.name,
          kiosco: one.isKiosk(),
          medidas: one.window.getBounds(),
        })),
        pantallas: screen
          .getAllDisplays()
          .map(({ bounds, scaleFactor }) => ({ bounds, scaleFactor })),
        procesos: app.getAppMetrics().map(({ type, memory }) => ({
          tipo: type,
          memoria_mb: Math.round(memory.workingSetSize / 1000),
        })),
        actualizacion: updates.status(),
      },
    }),
    changed,
    close() {
      updates.close();
      tray.close();
    },
  };
}
