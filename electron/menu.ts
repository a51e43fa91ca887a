import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { ServerInfo } from './activeServer';
import type { Words } from './native/words';
import type { ServerActions } from './serverActions';

/** What the menu depends on. */
export interface MenuState {
  server: ServerInfo;
  words: Words;
  /** Whether a window is locked to its display: then the menu leads nowhere, not even to the end. */
  kiosk: boolean;
  isReleased: boolean;
}

/** What a person can do from the menu. */
export type MenuActions = ServerActions & { openAnother: () => void };

/** Puts the menu in its place, anew; none where a window is locked, and the system can do without. */
export function installMenu(state: MenuState, actions: MenuActions): void {
  const none = state.kiosk && process.platform !== 'darwin';
  Menu.setApplicationMenu(none ? null : Menu.buildFromTemplate(appMenu(state, actions)));
}

/**
 * The windows' menu: what keyboards and macOS expect, and no tools of a developer in a released app.
 * Labels are the app's own because roles would bring the system's language, or English.
 */
function appMenu(
  { server: { hosting, shared, fixed, firstRun }, words, kiosk, isReleased }: MenuState,
  actions: MenuActions,
): MenuItemConstructorOptions[] {
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  const developer: MenuItemConstructorOptions[] = [
    separator,
    { role: 'reload', label: words.reload },
    { role: 'toggleDevTools', label: words.developer },
  ];
  // macOS copies and pastes by way of the menu.
  const edit: MenuItemConstructorOptions = {
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
  };
  // The first one is the app's own there, whatever its name.
  if (kiosk) return [{ label: 'Campana', submenu: [] }, edit];
  return [
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
          // The wizard asks first what this computer is for.
          enabled: hosting && !fixed && !firstRun,
          click: actions.toggleSharing,
        },
        {
          id: 'addresses',
          label: words.addresses,
          enabled: shared,
          click: actions.showAddresses,
        },
        separator,
        { label: words.newWindow, accelerator: 'CmdOrCtrl+Shift+N', click: actions.openAnother },
        separator,
        { role: 'quit', label: words.quit },
      ],
    },
    edit,
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
  ];
}
