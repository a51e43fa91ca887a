import { app, dialog, ipcMain, type IpcMainInvokeEvent, net, session } from 'electron';
import { createActiveServer } from './activeServer';
import { appIndexUrl, startupPageUrl } from './appOrigin';
import { serveAppProtocol } from './appProtocol';
import { recoverFromCrashes } from './crashes';
import { isNewHost, localOrigin, prepareHost } from './hostEnvironment';
import { createHosting } from './hosting';
import { launchBrokerHost } from './hostProcess';
import { createEventSender } from './ipc/events';
import { appHandlers } from './ipc/handlers/app';
import { notificationHandlers } from './ipc/handlers/notification';
import { serverHandlers } from './ipc/handlers/server';
import { sessionHandlers } from './ipc/handlers/session';
import { registerIpc } from './ipc/register';
import { isTrustedSender } from './ipc/senderCheck';
import { keepKitchenAwake } from './keepAwake';
import type { Log } from './log';
import { installMenu } from './menu';
import { createNotifications } from './notifications';
import { paths } from './paths';
import { watchWakeUps } from './power';
import { quitInOrder } from './quit';
import { lockDownPermissions } from './security';
import { createServerActions } from './serverActions';
import { checkServer } from './serverCheck';
import { createServerBrowser } from './serverBrowser';
import { chooseServer } from './serverChoice';
import { createSessionVault } from './sessionVault';
import { openSettings } from './settings';
import { startServer } from './startup';
import { systemCipher } from './systemCipher';
import { askBeforeLeavingUnsent } from './unsentActions';
import { bringToFront, createMainWindow } from './window';

/**
 * Puts the app together and opens its window. Call once, when Electron is ready; resolves when the window
 * has its page to show.
 */
export async function startApp(log: Log): Promise<void> {
  const folder = app.getPath('userData');
  const settings = openSettings(folder, log);
  const choice = chooseServer(process.env, settings.read());
  if (!choice.ok) {
    log.warn(choice.error);
    dialog.showErrorBox('Campana', choice.error);
    app.exit(1);
    return;
  }

  const window = createMainWindow(folder, log);
  const windowId = window.webContents.id;
  const currentWindow = () => (window.isDestroyed() ? null : window);
  const send = createEventSender(currentWindow);
  const load = (address: string) => {
    // A load that a newer one overtakes is no failure of ours.
    currentWindow()
      ?.loadURL(address)
      .catch(() => log.info(`${address} was not shown.`));
  };

  // `npm start` shows the demo; what somebody installed belongs to a restaurant, and asks.
  const installed = app.isPackaged || process.env['CAMPANA_SETUP'] === '1';
  const fetchHealth = (url: string, options: { signal: AbortSignal }) => net.fetch(url, options);
  const hosting = createHosting({
    launch: launchBrokerHost,
    prepare: (shared) => prepareHost(process.env, shared, installed),
    log,
    onRestarted: () => send('connection:check', undefined),
  });
  const server = createActiveServer({
    choice: choice.value,
    settings,
    firstRun: installed && settings.read().server === undefined && (await isNewHost(process.env)),
    hosting,
    findLocal: async () => {
      const origin = localOrigin(process.env);
      return origin !== null && (await checkServer(origin, fetchHealth)).ok ? origin : null;
    },
    check: (origin) => checkServer(origin, fetchHealth),
    onChange: () => updateMenu(),
  });

  const actions = createServerActions({
    server,
    window: currentWindow,
    isQuitting: () => quit.isQuitting(),
    showStarting: () => load(startupPageUrl),
    showPage: () => load(appIndexUrl),
  });
  const updateMenu = () => installMenu(server.info(), actions, app.isPackaged);
  const browser = createServerBrowser(log);
  const notifications = createNotifications((ruta) => {
    bringToFront(window);
    send('notification:clicked', { ruta });
  });

  serveAppProtocol({ root: paths.renderer, serverUrl: () => server.info().url });
  lockDownPermissions(session.defaultSession, currentWindow);
  registerIpc<IpcMainInvokeEvent>(ipcMain, (event) => isOurPage(event, windowId), {
    ...appHandlers(app.getVersion(), server),
    ...serverHandlers({ server, browser, onHosting: () => load(appIndexUrl) }),
    ...sessionHandlers(createSessionVault(folder, systemCipher, () => server.info().url, log)),
    ...notificationHandlers(notifications),
  });
  recoverFromCrashes(window, log);
  askBeforeLeavingUnsent(window, () => quit.isQuitting());
  keepKitchenAwake(window);
  const stopWatching = watchWakeUps(() => send('connection:check', undefined));
  const quit = quitInOrder(async () => {
    stopWatching();
    notifications.close();
    browser.close();
    await server.stop();
  }, log);
  updateMenu();

  if (choice.value.kind === 'host' && !server.info().firstRun) load(startupPageUrl);
  await startServer(server.start, currentWindow, quit.isQuitting);
  load(appIndexUrl);
}

function isOurPage({ sender, senderFrame }: IpcMainInvokeEvent, windowId: number): boolean {
  const frame =
    senderFrame === null
      ? null
      : { url: senderFrame.url, isMainFrame: senderFrame.parent === null };
  return isTrustedSender({ contentsId: sender.id, frame }, windowId);
}
