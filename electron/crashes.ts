import type { BrowserWindow } from 'electron';
import { createBackoff } from './backoff';
import type { Log } from './log';

const hangPatienceMs = 15_000;

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
  const onResponsive = () => clearTimeout(hang);

  contents.on('render-process-gone', onGone);
  window.on('unresponsive', onUnresponsive);
  window.on('responsive', onResponsive);
  const dispose = () => {
    clearTimeout(reload);
    clearTimeout(hang);
    window.off('unresponsive', onUnresponsive);
    window.off('responsive', onResponsive);
  };
  window.once('closed', dispose);
  return dispose;
}
