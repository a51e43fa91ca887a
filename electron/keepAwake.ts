import { type BrowserWindow, powerSaveBlocker } from 'electron';

/**
 * Keeps the display on while the kitchen's screen is open, or a window is locked to its display: cooks have wet hands, and a dark screen hides
 * an alert. The page's address tells which screen is open, so the page needs no say in it.
 * @returns a disposer
 */
export function keepKitchenAwake(window: BrowserWindow, isKiosk: () => boolean): () => void {
  let blocker: number | null = null;
  const release = () => {
    if (blocker !== null) powerSaveBlocker.stop(blocker);
    blocker = null;
  };
  const update = () => {
    if (!isKiosk() && !showsKitchen(window.webContents.getURL())) release();
    else blocker ??= powerSaveBlocker.start('prevent-display-sleep');
  };
  for (const event of ['enter-full-screen', 'leave-full-screen'] as const) {
    window.on(event as 'enter-full-screen', update);
  }
  window.webContents.on('did-navigate', update);
  window.webContents.on('did-navigate-in-page', update);
  window.once('closed', release);
  return release;
}

function showsKitchen(address: string): boolean {
  return address !== '' && /^#\/cocina(\/|\?|$)/.test(new URL(address).hash);
}
