import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { ServerInfo } from './activeServer';
import type { ServerActions } from './serverActions';

/**
 * The window's menu: what keyboards and macOS expect, and no tools of a developer in a released app.
 * Labels are Spanish because roles would bring the system's language, or English.
 */
export function installMenu(
  { hosting, shared, fixed }: ServerInfo,
  actions: ServerActions,
  isReleased: boolean,
): void {
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  const developer: MenuItemConstructorOptions[] = [
    separator,
    { role: 'reload', label: 'Recargar' },
    { role: 'toggleDevTools', label: 'Herramientas de desarrollo' },
  ];
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      {
        label: 'Campana',
        submenu: [
          {
            id: 'this-computer',
            label: 'Usar esta computadora como servidor',
            enabled: !hosting && !fixed,
            click: actions.useThisComputer,
          },
          {
            id: 'share',
            type: 'checkbox',
            label: 'Permitir pantallas de otras computadoras',
            checked: shared,
            enabled: hosting && !fixed,
            click: actions.toggleSharing,
          },
          {
            id: 'addresses',
            label: 'Dirección para las otras pantallas…',
            enabled: shared,
            click: actions.showAddresses,
          },
          separator,
          { role: 'quit', label: 'Salir' },
        ],
      },
      {
        label: 'Edición',
        submenu: [
          { role: 'undo', label: 'Deshacer' },
          { role: 'redo', label: 'Rehacer' },
          separator,
          { role: 'cut', label: 'Cortar' },
          { role: 'copy', label: 'Copiar' },
          { role: 'paste', label: 'Pegar' },
          { role: 'selectAll', label: 'Seleccionar todo' },
        ],
      },
      {
        label: 'Ver',
        submenu: [
          { role: 'zoomIn', label: 'Acercar' },
          { role: 'zoomOut', label: 'Alejar' },
          { role: 'resetZoom', label: 'Tamaño normal' },
          separator,
          { role: 'togglefullscreen', label: 'Pantalla completa' },
          ...(isReleased ? [] : developer),
        ],
      },
    ]),
  );
}
