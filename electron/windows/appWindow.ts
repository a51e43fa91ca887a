import { app, BrowserWindow, type Rectangle, screen, session } from 'electron';
import { join } from 'node:path';
import { z } from 'zod';
import { createJsonFile, type JsonFile } from '../jsonFile';
import { type Log, reasonOf } from '../log';
import { paths } from '../paths';
import { webPreferences } from '../security';
import { minimumSize, placeWindow, type WindowPlace, windowPlaceSchema } from '../windowBounds';
import { holdInKiosk, releaseFromKiosk } from './kiosk';

const saveDelayMs = 500;

const savedWindowSchema = windowPlaceSchema.extend({
  /** Whether the window is locked to its display. */
  kiosk: z.boolean().optional(),
  /** The screen it showed, e.g. `/cocina`. */
  ruta: z.string().max(100).optional(),
});
type SavedWindow = z.infer<typeof savedWindowSchema>;

/** One of the app's windows: a screen of its own, with a session of its own and its place on a display. */
export interface AppWindow {
  /** `principal`, or `ventana-2` and so on. */
  readonly name: string;
  readonly window: BrowserWindow;
  /** The screen it showed when it was last closed. */
  readonly ruta: string | null;
  isKiosk(): boolean;
  /** Fills a display with the window, and lets nobody leave; the display it is on unless one is given. */
  enterKiosk(displayId?: number): void;
  leaveKiosk(): void;
  /** Moves it onto a display, in the middle of it. */
  moveTo(displayId: number): void;
  /** Forgets its place, for a window that its person closed for good. */
  forget(): void;
}

export interface AppWindowOptions {
  name: string;
  /** Where the places are kept. */
  folder: string;
  log: Log;
  /** Called when the lock to the display began or ended. */
  onKiosk: () => void;
}

/** The name of the window there always is. */
export const mainWindowName = 'principal';

/** Where a window's place is kept. */
export function placeFile(folder: string, name: string, log: Log): JsonFile<SavedWindow | null> {
  const file = name === mainWindowName ? 'window.json' : `window-${name}.json`;
  return createJsonFile<SavedWindow | null>(
    join(folder, file),
    z.nullable(savedWindowSchema),
    null,
    log,
  );
}

/**
 * Creates a window where it was the last time, hidden until it has something to show. Loads nothing yet.
 * Every window but the main one has its own session, so that a cook and a cashier can be signed in at
 * once on one computer.
 */
export function createAppWindow({ name, folder, log, onKiosk }: AppWindowOptions): AppWindow {
  const file = placeFile(folder, name, log);
  const saved = file.read();
  // The way out for who lost the server or the password, and can start programs on this computer.
  let kiosk = saved?.kiosk === true && !app.commandLine.hasSwitch('sin-kiosco');
  let kept = true;
  const window = new BrowserWindow({
    ...placeWindow(saved, workAreas()),
    minWidth: minimumSize.width,
    minHeight: minimumSize.height,
    title: 'Campana',
    icon: paths.icon,
    backgroundColor: '#2b2723',
    // The menu is one Alt away; a kitchen screen has no room for it.
    autoHideMenuBar: true,
    show: false,
    webPreferences: { ...webPreferences, session: sessionOf(name) },
  });
  window.once('ready-to-show', () => {
    if (saved?.maximized === true && !kiosk) window.maximize();
    if (saved?.fullScreen === true && !kiosk) window.setFullScreen(true);
    window.show();
    if (kiosk) holdInKiosk(window);
  });
  const save = () => {
    if (!kept) return;
    try {
      file.write({ ...placeOf(window), kiosk, ruta: routeOf(window) ?? saved?.ruta });
    } catch (error) {
      log.warn(`The window's place could not be kept: ${reasonOf(error)}`);
    }
  };
  rememberPlace(window, save);

  return {
    name,
    window,
    ruta: saved?.ruta ?? null,
    isKiosk: () => kiosk,
    enterKiosk(displayId) {
      if (displayId !== undefined) moveTo(window, displayId);
      kiosk = true;
      holdInKiosk(window);
      save();
      onKiosk();
    },
    leaveKiosk() {
      kiosk = false;
      releaseFromKiosk(window);
      save();
      onKiosk();
    },
    moveTo: (displayId) => moveTo(window, displayId),
    forget() {
      kept = false;
      file.remove();
    },
  };
}

/** A session that outlives a restart; the main window keeps the one it always had. */
export function sessionOf(name: string): Electron.Session {
  return name === mainWindowName
    ? session.defaultSession
    : session.fromPartition(`persist:${name}`);
}

function workAreas() {
  const main = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter((display) => display.id !== main.id);
  return [main.workArea, ...others.map((display) => display.workArea)] as const;
}

function moveTo(window: BrowserWindow, displayId: number): void {
  const display = screen.getAllDisplays().find(({ id }) => id === displayId);
  if (display === undefined) return;
  window.setFullScreen(false);
  window.setBounds(middleOf(display.workArea, window.getNormalBounds()));
}

function middleOf(area: Rectangle, { width, height }: Rectangle): Rectangle {
  const size = { width: Math.min(width, area.width), height: Math.min(height, area.height) };
  return {
    ...size,
    x: area.x + Math.round((area.width - size.width) / 2),
    y: area.y + Math.round((area.height - size.height) / 2),
  };
}

function placeOf(window: BrowserWindow): WindowPlace {
  return {
    // The size to come back to, not that of the maximized state.
    ...window.getNormalBounds(),
    maximized: window.isMaximized(),
    fullScreen: window.isFullScreen(),
  };
}

/** The screen the page shows, without what it looks at there; null while it shows none of ours. */
function routeOf(window: BrowserWindow): string | undefined {
  return /#(\/[a-z]*)/.exec(window.webContents.getURL())?.[1];
}

/** Saves after the window came to rest, and when it closes: a crash must not cost the place either. */
function rememberPlace(window: BrowserWindow, save: () => void): void {
  let timer: NodeJS.Timeout | undefined;
  const saveSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(save, saveDelayMs);
  };
  window.on('resize', saveSoon);
  window.on('move', saveSoon);
  window.webContents.on('did-navigate-in-page', saveSoon);
  window.on('close', () => {
    clearTimeout(timer);
    save();
  });
  window.on('closed', () => clearTimeout(timer));
}

/** Brings the window before the person, whatever hid it. */
export function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
