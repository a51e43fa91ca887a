import { app, type BrowserWindow } from 'electron';
import type { Result } from '../shared/result';
import { askAfterFailedStart } from './startupDialog';

/**
 * Starts the server this window is to use, asking the person what to do for as long as it fails.
 * Resolves when the window may show its page: with a server, or without one, to choose another there.
 */
export async function startServer(
  start: () => Promise<Result<null, string>>,
  window: () => BrowserWindow | null,
  isQuitting: () => boolean,
): Promise<void> {
  for (;;) {
    const started = await start();
    const parent = window();
    if (started.ok || parent === null || isQuitting()) return;
    const decision = await askAfterFailedStart(parent, started.error);
    if (decision === 'quit') app.quit();
    if (decision !== 'retry') return;
  }
}
