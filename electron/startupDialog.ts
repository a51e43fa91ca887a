import { type BrowserWindow, dialog } from 'electron';

/** What a person wants after this computer's server did not start. */
export type StartupDecision = 'retry' | 'other-server' | 'quit';

const decisions: readonly StartupDecision[] = ['retry', 'other-server', 'quit'];

/** Shows why this computer's server did not start, and asks how to go on. */
export async function askAfterFailedStart(
  window: BrowserWindow,
  reason: string,
): Promise<StartupDecision> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    title: 'Campana',
    message: 'El servidor de esta computadora no pudo arrancar.',
    detail: reason,
    buttons: ['Reintentar', 'Usar otro servidor', 'Salir'],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  });
  return decisions[response] ?? 'other-server';
}
