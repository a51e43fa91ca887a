import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { ServerInfo } from './activeServer';
import type { Words } from './native/words';
import type { ServerActions } from './serverActions';

/**
 * The window's menu: what keyboards and macOS expect, and no tools of a developer in a released app.
 * Labels are the app's own because roles would bring the system's language, or English.
 */
export function installMenu(
  { hosting, shared, fixed }: ServerInfo,
  actions: ServerActions,
  isReleased: boolean,
  words: Words,
  openAnother: () => void,
): void {
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  const developer: MenuItemConstructorOptions[] = [
    separator,
    { role: 'reload', label: words.reload },
    { role: 'toggleDevTools', label: words.developer },
  ];
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      {
        label: 'Campana',
        submenu: [
          {
            id: 'this-computer',
            label: words.thisComputer,
            enabled: !hosting && !fixed,
            click: actions.useThisComputer,
          },
          {
            id: 'share',
            type: 'checkbox',
            label: words.share,
            checked: shared,
            enabled: hosting && !fixed,
            click: actions.toggleSharing,
          },
          {
            id: 'addresses',
            label: words.addresses,
            enabled: shared,
            click: actions.showAddresses,
          },
          separator,
          { label: words.newWindow, accelerator: 'CmdOrCtrl+Shift+N', click: openAnother },
          separator,
          { role: 'quit', label: words.quit },
        ],
      },
      {
        label: words.edit,
        submenu: [
          { role: 'undo', label: words.undo },
          { role: 'redo', label: words.redo },
          separator,
          { role: 'cut', label: words.cut },
          { role: 'copy', label: words.copy },
          { role: 'paste', label: words.paste },
          { role: 'selectAll', label: words.selectAll },
        ],
      },
      {
        label: words.view,
        submenu: [
          { role: 'zoomIn', label: words.zoomIn },
          { role: 'zoomOut', label: words.zoomOut },
          { role: 'resetZoom', label: words.zoomReset },
          separator,
          { role: 'togglefullscreen', label: words.fullScreen },
          ...(isReleased ? [] : developer),
        ],
      },
    ]),
  );
}
