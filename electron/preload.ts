import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import type {
  CampanaBridge,
  IpcArgs,
  IpcChannel,
  IpcEvent,
  IpcEventData,
  IpcResult,
} from '../shared/ipc';

// Runs sandboxed: only `electron` can be loaded here, so every other import must be types alone.

function ask<C extends IpcChannel>(channel: C, args: IpcArgs<C>): Promise<IpcResult<C>> {
  return ipcRenderer.invoke(channel, args) as Promise<IpcResult<C>>;
}

/** Passes on the data and never the event: its `sender` would hand the page every channel there is. */
function subscribe<E extends IpcEvent>(
  event: E,
  listener: (data: IpcEventData<E>) => void,
): () => void {
  const forward = (_event: IpcRendererEvent, data: IpcEventData<E>) => listener(data);
  ipcRenderer.on(event, forward);
  return () => {
    ipcRenderer.removeListener(event, forward);
  };
}

const bridge: CampanaBridge = {
  appInfo: () => ask('app:info', undefined),
  setServer: (args) => ask('server:set', args),
  hostHere: () => ask('server:host', undefined),
  findServers: () => ask('server:find', undefined),
  loadSession: () => ask('session:load', undefined),
  saveSession: (token) => ask('session:save', token),
  clearSession: () => ask('session:clear', undefined),
  showNotification: (args) => ask('notification:show', args),
  onNotificationClicked: (listener) => subscribe('notification:clicked', listener),
  onConnectionCheck: (listener) => subscribe('connection:check', () => listener()),
};

contextBridge.exposeInMainWorld('campana', bridge);
