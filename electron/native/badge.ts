import { app, type BrowserWindow, nativeImage } from 'electron';
import { paths } from '../paths';

/** Shows on the app's icon in the dock or task bar how many alerts wait; nothing at zero. */
export function showBadge(count: number, window: BrowserWindow | null, description: string): void {
  if (process.platform === 'win32') {
    const overlay = count === 0 ? null : nativeImage.createFromPath(paths.badgeIcon);
    window?.setOverlayIcon(overlay, count === 0 ? '' : description);
    return;
  }
  app.setBadgeCount(count);
}
