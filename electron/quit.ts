import { app, BrowserWindow } from 'electron';
import { type Log, reasonOf } from './log';

/** How far the app is on its way out. */
export interface Quitting {
  isQuitting: () => boolean;
}

/**
 * Lets the app end only after everything it started has ended, whatever asked it to: the last window, the
 * menu, the system, or a signal. Without a window there is nothing left to do, on macOS as well: a server
 * that goes on out of sight would surprise its owner.
 */
export function quitInOrder(cleanUp: () => Promise<void>, log: Log): Quitting {
  let state: 'running' | 'closing' | 'closed' = 'running';

  const close = async () => {
    for (const window of BrowserWindow.getAllWindows()) window.close();
    try {
      await cleanUp();
    } catch (error) {
      log.warn(`Not everything could be stopped: ${reasonOf(error)}`);
    }
    state = 'closed';
    app.quit();
  };
  app.on('before-quit', (event) => {
    if (state === 'closed') return;
    event.preventDefault();
    if (state === 'running') {
      state = 'closing';
      void close();
    }
  });
  app.on('window-all-closed', () => app.quit());
  process.on('SIGINT', () => app.quit());
  process.on('SIGTERM', () => app.quit());
  return { isQuitting: () => state !== 'running' };
}

/** Ends the app in good order, and starts it again. */
export function startAnew(): void {
  const image = process.env['APPIMAGE'];
  app.relaunch(image === undefined ? {} : { execPath: image });
  app.quit();
}
