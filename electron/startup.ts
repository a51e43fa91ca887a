import { app, type BrowserWindow } from 'electron';
import { setTimeout as delay } from 'node:timers/promises';
import type { Result } from '../shared/result';
import { askAfterFailedStart } from './startupDialog';

/** How long a window that is locked to its display waits before it tries again, in milliseconds. */
const kioskRetryMs = 10_000;

/**
 * Starts the server this window is to use, asking the person what to do for as long as it fails.
 * Resolves when the window may show its page: with a server, or without one, to choose another there.
 * A window that is locked to its display asks nothing, for the answers would lead out: it tries again.
 */
export async function startServer(
  start: () => Promise<Result<null, string>>,
  window: () => BrowserWindow | null,
  isQuitting: () => boolean,
  isKiosk: () => boolean,
): Promise<void> {
  for (;;) {
    const started = await start();
    const parent = window();
    if (started.ok || parent === null || isQuitting()) return;
    if (isKiosk()) {
      await delay(kioskRetryMs, undefined, { ref: false });
      continue;
    }
    const decision = await askAfterFailedStart(parent, started.error);
    if (decision === 'quit') app.quit();
    if (decision !== 'retry') return;
  }
}
