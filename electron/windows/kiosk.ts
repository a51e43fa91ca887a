import type { BrowserWindow, Input } from 'electron';

const held = new WeakSet<BrowserWindow>();

/**
 * Locks a window to its display: full screen above everything, no menu, no key that leads out, and no
 * way to close it but the app's own end. What the system itself does with keys (Alt+Tab, the Windows key,
 * Ctrl+Alt+Del) is the system's; docs/desktop.md says how to take those away too.
 */
export function holdInKiosk(window: BrowserWindow): void {
  window.setKiosk(true);
  window.setAlwaysOnTop(true, 'screen-saver');
  window.setMenuBarVisibility(false);
  if (held.has(window)) return;
  held.add(window);
  window.webContents.on('before-input-event', (event, input) => {
    if (window.isKiosk() && leadsOut(input)) event.preventDefault();
  });
  // Where the desktop takes the full screen away (a key of its own, a display that was unplugged).
  window.on('leave-full-screen', () => {
    if (window.isKiosk()) window.setKiosk(true);
  });
}

/** Gives the window back to the desktop. */
export function releaseFromKiosk(window: BrowserWindow): void {
  window.setKiosk(false);
  window.setAlwaysOnTop(false);
  window.setFullScreen(false);
}

/** Whether a key closes, hides, reloads or resizes windows, or opens a menu; plain typing never does. */
export function leadsOut({ key, control, alt, meta, type }: Input): boolean {
  if (type !== 'keyDown') return false;
  if (/^(F5|F11|F12|Meta|OS|ContextMenu)$/.test(key)) return true;
  if (alt) return key === 'Alt' || /^(F4|F10|Tab|Escape| |ArrowLeft|ArrowRight|Home)$/.test(key);
  if (key === 'Alt' || key === 'F10') return true;
  if (control || meta) return /^([wqrntjhmiup+=0,-]|Escape|Tab|F4)$/i.test(key);
  return false;
}
