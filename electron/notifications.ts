import { BrowserWindow, Notification } from 'electron';
import type { IpcArgs } from '../shared/ipc';
import { paths } from './paths';
import type { AppWindow } from './windows/appWindow';

/** The system's notifications of this app. */
export interface Notifications {
  /** Shows one unless a window of ours has the focus; answers whether it did. */
  show(content: IpcArgs<'notification:show'>, from: AppWindow): boolean;
  /** Takes all of them away. */
  close(): void;
}

/**
 * Notifications for a person who is looking elsewhere. Who looks at our window sees the screen itself.
 * @param onClick gets where the clicked one leads, and the window that told of it
 */
export function createNotifications(
  onClick: (ruta: string, from: AppWindow) => void,
): Notifications {
  // Held here because a collected notification no longer reports its click.
  const shown = new Set<Notification>();

  return {
    show: ({ titulo, texto, ruta, urgente }, from) => {
      if (BrowserWindow.getFocusedWindow() !== null || !Notification.isSupported()) return false;
      const notification = new Notification({
        title: titulo,
        body: texto,
        icon: paths.icon,
        urgency: urgente ? 'critical' : 'normal',
        timeoutType: urgente ? 'never' : 'default',
        // The screens ring by themselves, and louder the longer nobody answers.
        silent: true,
      });
      const forget = () => shown.delete(notification);
      notification.on('click', () => {
        forget();
        onClick(ruta, from);
      });
      notification.on('close', forget);
      notification.on('failed', forget);
      shown.add(notification);
      notification.show();
      return true;
    },
    close: () => {
      for (const notification of shown) notification.close();
      shown.clear();
    },
  };
}
