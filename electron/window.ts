import { BrowserWindow, screen } from 'electron';
import { join } from 'node:path';
import { z } from 'zod';
import { createJsonFile } from './jsonFile';
import { type Log, reasonOf } from './log';
import { paths } from './paths';
import { webPreferences } from './security';
import { minimumSize, placeWindow, type WindowPlace, windowPlaceSchema } from './windowBounds';

const saveDelayMs = 500;

/**
 * Creates the main window where it was the last time, hidden until it has something to show.
 * Loads nothing yet. Its place is kept in `window.json` of `folder`.
 */
export function createMainWindow(folder: string, log: Log): BrowserWindow {
  const file = createJsonFile<WindowPlace | null>(
    join(folder, 'window.json'),
    z.nullable(windowPlaceSchema),
    null,
    log,
  );
  const saved = file.read();
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
    webPreferences,
  });
  window.once('ready-to-show', () => {
    if (saved?.maximized === true) window.maximize();
    if (saved?.fullScreen === true) window.setFullScreen(true);
    window.show();
  });
  rememberPlace(window, (place) => {
    try {
      file.write(place);
    } catch (error) {
      log.warn(`The window's place could not be kept: ${reasonOf(error)}`);
    }
  });
  return window;
}

function workAreas() {
  const main = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter((display) => display.id !== main.id);
  return [main.workArea, ...others.map((display) => display.workArea)] as const;
}

/** Saves after the window came to rest, and when it closes: a crash must not cost the place either. */
function rememberPlace(window: BrowserWindow, save: (place: WindowPlace) => void): void {
  let timer: NodeJS.Timeout | undefined;
  const saveNow = () => {
    clearTimeout(timer);
    save({
      // The size to come back to, not that of the maximized state.
      ...window.getNormalBounds(),
      maximized: window.isMaximized(),
      fullScreen: window.isFullScreen(),
    });
  };
  const saveSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(saveNow, saveDelayMs);
  };
  window.on('resize', saveSoon);
  window.on('move', saveSoon);
  window.on('close', saveNow);
  window.on('closed', () => clearTimeout(timer));
}

/** Brings the window before the person, whatever hid it. */
export function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
