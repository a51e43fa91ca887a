import { app, type BrowserWindow } from 'electron';
import { createBackoff } from './backoff';
import type { Log } from './log';

/** On top of Chromium's own patience, which has run out when it says that a page hangs. */
const hangPatienceMs = 2000;

/**
 * Brings the page back when its process dies or hangs: reloading keeps the address with its hash, so
 * the person is where they were. The wait between reloads grows, for a page that dies at once.
 * @returns a disposer
 */
export function recoverFromCrashes(window: BrowserWindow, log: Log): () => void {
  const backoff = createBackoff({ firstMs: 250, mostMs: 30_000, calmMs: 60_000 });
  const contents = window.webContents;
  let reload: NodeJS.Timeout | undefined;
  let hang: NodeJS.Timeout | undefined;

  const onGone = (_event: unknown, { reason }: { reason: string }) => {
    clearTimeout(hang);
    if (reason === 'clean-exit') return;
    const waitMs = backoff.next(Date.now());
    log.warn(`The page's process ended (${reason}); loading it again in ${waitMs} ms.`);
    clearTimeout(reload);
    reload = setTimeout(() => {
      if (!contents.isDestroyed()) contents.reload();
    }, waitMs);
  };
  const onUnresponsive = () => {
    log.warn('The page does not respond.');
    clearTimeout(hang);
    // Ends in 'render-process-gone', which loads it again.
    hang = setTimeout(() => contents.forcefullyCrashRenderer(), hangPatienceMs);
  };
  /** Newer versions of Electron put the message into the event, older ones beside it. */
  const onConsole = (
    event: { level?: unknown; message?: unknown },
    olderLevel?: unknown,
    olderMessage?: unknown,
  ) => {
    const isError = event.level === 'error' || olderLevel === 3;
    const message = event.message ?? olderMessage;
    if (isError && typeof message === 'string') log.warn(`The page says: ${message.slice(0, 500)}`);
  };
  const onResponsive = () => clearTimeout(hang);

  contents.on('render-process-gone', onGone);
  window.on('unresponsive', onUnresponsive);
  window.on('responsive', onResponsive);
  contents.on('console-message', onConsole);
  const dispose = () => {
    clearTimeout(reload);
    clearTimeout(hang);
    window.off('unresponsive', onUnresponsive);
    window.off('responsive', onResponsive);
  };
  window.once('closed', dispose);
  return dispose;
}

/**
 * Writes down when one of Chromium's own processes ends. It starts its graphics process again by itself,
 * and draws without the graphics card when that keeps failing; the windows only have to draw once more.
 */
export function watchHelperProcesses(windows: () => readonly BrowserWindow[], log: Log): void {
  app.on('child-process-gone', (_event, { type, reason, exitCode }) => {
    if (reason === 'clean-exit') return;
    log.warn(`The process ${type} ended (${reason}, ${exitCode}).`);
    if (type === 'GPU') for (const window of windows()) window.webContents.invalidate();
  });
}
