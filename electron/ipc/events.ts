import type { BrowserWindow } from 'electron';
import { type IpcEvent, type IpcEventData, ipcEvents } from '../../shared/ipc';

/** Tells the page something by itself. */
export type SendEvent = <E extends IpcEvent>(event: E, data: IpcEventData<E>) => void;

/** Sends events of the contract to our window's page; does nothing while there is no page to hear it. */
export function createEventSender(window: () => BrowserWindow | null): SendEvent {
  return (event, data) => {
    const contents = window()?.webContents;
    if (contents === undefined || contents.isDestroyed() || contents.isCrashed()) return;
    contents.send(event, ipcEvents[event].parse(data));
  };
}
