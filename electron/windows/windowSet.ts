import { existsSync, readdirSync } from 'node:fs';
import type { BrowserWindow } from 'electron';
import { type IpcEvent, type IpcEventData, ipcEvents } from '../../shared/ipc';
import type { Log } from '../log';
import { type AppWindow, bringToFront, createAppWindow, mainWindowName } from './appWindow';

/** The app's windows. The main one is there from the start; more can be opened, on other displays. */
export interface WindowSet {
  /** The main window, or another where it was closed; null when there is none. */
  main(): BrowserWindow | null;
  all(): readonly AppWindow[];
  /** The window a page belongs to, by Electron's number for the page. */
  ofContents(contentsId: number): AppWindow | null;
  /** Opens one more window on a screen of the app. */
  openAnother(ruta: string | null): AppWindow;
  /** Opens those that were open when the app last ended, besides the main one. */
  reopen(): void;
  /** Whether one of them is locked to its display. */
  anyKiosk(): boolean;
  /** Tells every page something, or the page of one window. */
  send<E extends IpcEvent>(event: E, data: IpcEventData<E>, to?: AppWindow): void;
  /** Brings a window before the person: the focused one, else the main one. Answers which. */
  bringForward(): AppWindow | undefined;
}

export interface WindowSetOptions {
  folder: string;
  log: Log;
  isQuitting: () => boolean;
  /** Called with every new window before it loads anything. */
  onCreated: (window: AppWindow) => void;
  /** Called when windows came or went, or a lock to a display changed. */
  onChange: () => void;
  /** Loads the app's page, on a screen of it. */
  load: (window: BrowserWindow, ruta: string | null) => void;
}

/** Creates the set with its main window, which loads nothing by itself. */
export function createWindowSet(options: WindowSetOptions): WindowSet {
  const windows = new Map<string, AppWindow>();

  function create(name: string): AppWindow {
    const made = createAppWindow({
      name,
      folder: options.folder,
      log: options.log,
      onKiosk: options.onChange,
    });
    windows.set(name, made);
    made.window.on('close', (event) => {
      // Locked to its display, it stays until an admin unlocks it; the app's own end is not held up.
      if (made.isKiosk() && !options.isQuitting()) event.preventDefault();
    });
    made.window.once('closed', () => {
      windows.delete(name);
      if (name !== mainWindowName && !options.isQuitting()) made.forget();
      options.onChange();
    });
    options.onCreated(made);
    return made;
  }

  const main = create(mainWindowName);
  const alive = () => [...windows.values()].filter(({ window }) => !window.isDestroyed());

  return {
    main: () => (main.window.isDestroyed() ? (alive()[0]?.window ?? null) : main.window),
    all: alive,
    ofContents: (id) => alive().find(({ window }) => window.webContents.id === id) ?? null,
    openAnother(ruta) {
      let number = 2;
      while (windows.has(`ventana-${number}`)) number += 1;
      const made = create(`ventana-${number}`);
      options.load(made.window, ruta);
      options.onChange();
      return made;
    },
    reopen() {
      for (const name of keptWindows(options.folder)) {
        if (windows.has(name)) continue;
        const made = create(name);
        options.load(made.window, made.ruta);
      }
    },
    anyKiosk: () => alive().some((one) => one.isKiosk()),
    send(event, data, to) {
      const checked = ipcEvents[event].parse(data);
      for (const { window } of alive().filter((one) => to === undefined || one === to)) {
        const contents = window.webContents;
        if (!contents.isDestroyed() && !contents.isCrashed()) contents.send(event, checked);
      }
    },
    bringForward() {
      const target = alive().find(({ window }) => window.isFocused()) ?? alive()[0];
      if (target !== undefined) bringToFront(target.window);
      return target;
    },
  };
}

/** The extra windows whose places are kept: they were open when the app ended. */
function keptWindows(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .flatMap((file) => /^window-(ventana-\d{1,2})\.json$/.exec(file)?.[1] ?? [])
    .sort();
}
