import { type BrowserWindow, dialog } from 'electron';

/**
 * Asks before the window goes while the page holds actions it could not send yet: the page says so by
 * refusing to unload, which Electron otherwise obeys without a word. Nothing is lost by leaving, the page
 * keeps them on disk; so nobody is asked when the whole app ends, which may be the system shutting down.
 */
export function askBeforeLeavingUnsent(window: BrowserWindow, isQuitting: () => boolean): void {
  window.webContents.on('will-prevent-unload', (event) => {
    if (isQuitting() || wantsToLeave(window)) event.preventDefault();
  });
}

function wantsToLeave(window: BrowserWindow): boolean {
  const leave = 1;
  return (
    dialog.showMessageBoxSync(window, {
      type: 'warning',
      title: 'Campana',
      message: 'Hay acciones por enviar.',
      detail:
        'Quedan guardadas en esta computadora y se enviarán cuando Campana se abra de nuevo con conexión. Hasta entonces nadie más las verá.',
      buttons: ['Quedarse', 'Salir de todos modos'],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    }) === leave
  );
}
