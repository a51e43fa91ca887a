import { type BrowserWindow, powerSaveBlocker } from 'electron';

/**
 * Keeps the display on while the kitchen's screen is open: cooks have wet hands, and a dark screen hides
 * an alert. The page's address tells which screen is open, so the page needs no say in it.
 * @returns a disposer
 */
export function keepKitchenAwake(window: BrowserWindow): () => void {
  let blocker: number | null = null;
  const release = () => {
    if (blocker !== null) powerSaveBlocker.stop(blocker);
    blocker = null;
  };
  const update = () => {
    if (!showsKitchen(window.webContents.getURL())) release();
    else blocker ??= powerSaveBlocker.start('prevent-display-sleep');
  };
  window.webContents.on('did-navigate', update);
  window.webContents.on('did-navigate-in-page', update);
  window.once('closed', release);
  return release;
}

function showsKitchen(address: string): boolean {
  return address !== '' && /^#\/cocina(\/|\?|$)/.test(new URL(address).hash);
}
