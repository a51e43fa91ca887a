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
  shareServer: (shared) => ask('server:share', shared),
  lookPairing: () => ask('pairing:look', undefined),
  askPairing: (nombre) => ask('pairing:ask', nombre),
  hostHere: () => ask('server:host', undefined),
  chooseFolder: () => ask('folder:choose', undefined),
  findServers: () => ask('server:find', undefined),
  loadSession: () => ask('session:load', undefined),
  saveSession: (token) => ask('session:save', token),
  clearSession: () => ask('session:clear', undefined),
  showNotification: (args) => ask('notification:show', args),
  onNotificationClicked: (listener) => subscribe('notification:clicked', listener),
  onConnectionCheck: (listener) => subscribe('connection:check', () => listener()),
  tellState: (state) => ask('page:state', state),
  desktopStatus: () => ask('desktop:status', undefined),
  onDesktopChanged: (listener) => subscribe('desktop:changed', () => listener()),
  enterKiosk: (args) => ask('kiosk:enter', args),
  leaveKiosk: (args) => ask('kiosk:leave', args),
  openWindow: (args) => ask('window:open', args),
  setStartup: (enabled) => ask('startup:set', enabled),
  setPrinter: (printer) => ask('print:setup', printer),
  printTicket: (ticket) => ask('print:ticket', ticket),
  saveDiagnostics: () => ask('diagnostics:save', undefined),
  setUpdateSource: (url) => ask('update:source', url),
  checkForUpdate: () => ask('update:check', undefined),
  installUpdate: () => ask('update:install', undefined),
};

contextBridge.exposeInMainWorld('campana', bridge);
