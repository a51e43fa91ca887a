/** The languages of the app; the page tells which one its person chose. */
export type Language = 'es' | 'en';

const spanish = {
  open: 'Abrir Campana',
  newWindow: 'Abrir otra ventana',
  unread: (count: number) =>
    count === 0
      ? 'Sin alertas por leer'
      : count === 1
        ? '1 alerta por leer'
        : `${count} alertas por leer`,
  serverElsewhere: 'Servidor: en otra computadora',
  serverStarting: 'Servidor: encendiendo…',
  serverServing: 'Servidor: funcionando',
  serverRestarting: 'Servidor: reiniciando…',
  serverStopped: 'Servidor: detenido',
  kiosk: 'Modo kiosco: se sale desde la pantalla, con contraseña',
  quit: 'Salir',
  thisComputer: 'Usar esta computadora como servidor',
  share: 'Permitir pantallas de otras computadoras',
  addresses: 'Dirección para las otras pantallas…',
  edit: 'Edición',
  undo: 'Deshacer',
  redo: 'Rehacer',
  cut: 'Cortar',
  copy: 'Copiar',
  paste: 'Pegar',
  selectAll: 'Seleccionar todo',
  view: 'Ver',
  reload: 'Recargar',
  developer: 'Herramientas de desarrollo',
  zoomIn: 'Acercar',
  zoomOut: 'Alejar',
  zoomReset: 'Tamaño normal',
  fullScreen: 'Pantalla completa',
};

/** The words of tray and menus. */
export type Words = typeof spanish;

const english: Words = {
  open: 'Open Campana',
  newWindow: 'Open another window',
  unread: (count) =>
    count === 0 ? 'No unread alerts' : count === 1 ? '1 unread alert' : `${count} unread alerts`,
  serverElsewhere: 'Server: on another computer',
  serverStarting: 'Server: starting…',
  serverServing: 'Server: running',
  serverRestarting: 'Server: restarting…',
  serverStopped: 'Server: stopped',
  kiosk: 'Kiosk mode: left from the screen, with a password',
  quit: 'Quit',
  thisComputer: 'Use this computer as the server',
  share: 'Allow screens on other computers',
  addresses: 'Address for the other screens…',
  edit: 'Edit',
  undo: 'Undo',
  redo: 'Redo',
  cut: 'Cut',
  copy: 'Copy',
  paste: 'Paste',
  selectAll: 'Select all',
  view: 'View',
  reload: 'Reload',
  developer: 'Developer tools',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  zoomReset: 'Actual size',
  fullScreen: 'Full screen',
};

/** The words of tray and menus in a language. */
export function wordsIn(language: Language): Words {
  return language === 'en' ? english : spanish;
}
