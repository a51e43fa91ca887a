import { app, dialog, ipcMain, type IpcMainInvokeEvent } from 'electron';
import { createActiveServer } from './activeServer';
import { appIndexUrl, startupPageUrl } from './appOrigin';
import { serveAppProtocol } from './appProtocol';
import { recoverFromCrashes, watchHelperProcesses } from './crashes';
import { createDesktop } from './desktop';
import { isNewHost, localOrigin, prepareHost } from './hostEnvironment';
import { createHosting } from './hosting';
import { launchBrokerHost } from './hostProcess';
import { appHandlers } from './ipc/handlers/app';
import { desktopHandlers } from './ipc/handlers/desktop';
import { notificationHandlers } from './ipc/handlers/notification';
import { pairingHandlers } from './ipc/handlers/pairing';
import { serverHandlers } from './ipc/handlers/server';
import { sessionHandlers } from './ipc/handlers/session';
import { registerIpc } from './ipc/register';
import { isTrustedSender } from './ipc/senderCheck';
import { keepKitchenAwake } from './keepAwake';
import type { Log } from './log';
import type { LogFiles } from './logFiles';
import { installMenu } from './menu';
import { linkAmong, routeOfLink } from './native/deepLinks';
import { createNotifications } from './notifications';
import { createPairing } from './pairing';
import { paths } from './paths';
import { watchWakeUps } from './power';
import { quitInOrder, startAnew } from './quit';
import { lockDownPermissions } from './security';
import { createServerActions } from './serverActions';
import { checkServer } from './serverCheck';
import { createServerBrowser } from './serverBrowser';
import { chooseServer } from './serverChoice';
import { createSessionVaults } from './sessionVaults';
import { openSettings } from './settings';
import { startServer } from './startup';
import { askBeforeLeavingUnsent } from './unsentActions';
import { type AppWindow, bringToFront } from './windows/appWindow';
import { createWindowSet, type WindowSet } from './windows/windowSet';

/** The running app, for what reaches it from outside. */
export interface RunningApp {
  /** Another start of the program, or the system, asks for this: come forward, and follow a link. */
  openedWith(args: readonly string[]): void;
}

/**
 * Puts the app together and opens its windows. Call once, when Electron is ready; resolves when they have
 * their page to show, or with null when it cannot run.
 */
export async function startApp(
  log: Log,
  logFiles: LogFiles,
  args: readonly string[],
  onRunning: (running: RunningApp) => void,
): Promise<void> {
  const folder = app.getPath('userData');
  const settings = openSettings(folder, log);
  const choice = chooseServer(process.env, settings.read());
  if (!choice.ok) {
    log.warn(choice.error);
    dialog.showErrorBox('Campana', choice.error);
    app.exit(1);
    return;
  }

  // `npm start` shows the demo; what somebody installed belongs to a restaurant, and asks.
  const installed = app.isPackaged || process.env['CAMPANA_SETUP'] === '1';
  const pairing = await createPairing({
    settings,
    folder,
    serverUrl: () => server.info().url,
    log,
    onChange: () => desktop.changed(),
  });
  const hosting = createHosting({
    launch: launchBrokerHost,
    prepare: (shared) => prepareHost(process.env, shared, installed),
    log,
    onLine: (line) => logFiles.server(line),
    onState: () => desktop.changed(),
    onRestarted: () => windows.send('connection:check', undefined),
  });
  const server = createActiveServer({
    choice: choice.value,
    settings,
    firstRun: installed && settings.read().server === undefined && (await isNewHost(process.env)),
    hosting,
    findLocal: async () => {
      const origin = localOrigin(process.env);
      return origin !== null && (await checkServer(origin, pairing.fetch)).ok ? origin : null;
    },
    check: (origin) => checkServer(origin, pairing.fetch),
    onChange: () => {
      updateMenu();
      desktop.changed();
    },
  });

  const windows: WindowSet = createWindowSet({
    folder,
    log,
    isQuitting: () => quit.isQuitting(),
    onCreated: prepareWindow,
    onChange: () => {
      updateMenu();
      desktop.changed();
    },
    load: (window, ruta) => load(window, ruta === null ? appIndexUrl : `${appIndexUrl}#${ruta}`),
  });
  const quit = quitInOrder(async () => {
    stopWatching();
    notifications.close();
    desktop.close();
    browser.close();
    await server.stop();
  }, log);
  const desktop = createDesktop({
    windows,
    settings,
    serverInfo: server.info,
    hostingState: () => hosting.state(),
    fetch: pairing.fetch,
    logFolder: logFiles.folder,
    log,
    onWords: () => updateMenu(),
    handOver: async () => {
      await server.stop();
      app.releaseSingleInstanceLock();
    },
    takeBack: () => {
      app.requestSingleInstanceLock();
      void server.start().then(() => loadAll(appIndexUrl));
    },
  });
  const actions = createServerActions({
    server,
    fetch: pairing.fetch,
    window: () => windows.main(),
    isQuitting: () => quit.isQuitting(),
    isKiosk: () => windows.anyKiosk(),
    showStarting: () => loadAll(startupPageUrl),
    showPage: () => loadAll(appIndexUrl),
  });
  const updateMenu = () =>
    installMenu(
      {
        server: server.info(),
        words: desktop.words(),
        kiosk: windows.anyKiosk(),
        isReleased: app.isPackaged,
      },
      { ...actions, openAnother: () => windows.openAnother(null) },
    );
  const browser = createServerBrowser(log);
  const notifications = createNotifications(follow);

  registerIpc<IpcMainInvokeEvent>(ipcMain, (event) => trustedWindow(event, windows), {
    ...appHandlers(app.getVersion(), server, (url) => pairing.refusalOf(url)),
    ...serverHandlers({
      server,
      browser,
      approach: (destination) => pairing.approach(destination),
      restart: startAnew,
      onHosting: () => loadAll(appIndexUrl),
    }),
    ...pairingHandlers(pairing.screen),
    ...sessionHandlers(createSessionVaults(folder, () => server.info().url, log)),
    ...notificationHandlers(notifications),
    ...desktopHandlers(desktop, log),
  });
  watchHelperProcesses(() => windows.all().map(({ window }) => window), log);
  const stopWatching = watchWakeUps(() => windows.send('connection:check', undefined));
  updateMenu();
  desktop.changed();

  const main = windows.all()[0];
  if (choice.value.kind === 'host' && !server.info().firstRun) loadAll(startupPageUrl);
  await startServer(
    server.start,
    () => windows.main(),
    quit.isQuitting,
    () => windows.anyKiosk(),
  );
  desktop.changed();
  const link = routeOfLink(linkAmong(args) ?? '');
  for (const { window, ruta } of main === undefined ? [] : [main]) {
    const route = link ?? (ruta === '/login' ? null : ruta);
    load(window, route === null ? appIndexUrl : `${appIndexUrl}#${route}`);
  }
  windows.reopen();
  onRunning({
    openedWith(again) {
      const route = routeOfLink(linkAmong(again) ?? '');
      if (route === null) windows.bringForward();
      else follow(route);
    },
  });

  function prepareWindow(made: AppWindow): void {
    const { window } = made;
    const { session } = window.webContents;
    serveAppProtocol(session, { root: paths.renderer, serverUrl: () => server.info().url });
    pairing.guard(session);
    lockDownPermissions(session, (id) => windows.ofContents(id) !== null);
    recoverFromCrashes(window, log);
    askBeforeLeavingUnsent(window, () => quit.isQuitting());
    keepKitchenAwake(window, () => made.isKiosk());
  }

  /** Shows something to the person: on the window that told of it, else on the one they looked at last. */
  function follow(ruta: string, on?: AppWindow): void {
    if (on !== undefined && !on.window.isDestroyed()) {
      bringToFront(on.window);
      windows.send('notification:clicked', { ruta }, on);
      return;
    }
    const shown = windows.bringForward();
    if (shown !== undefined) windows.send('notification:clicked', { ruta }, shown);
  }

  function loadAll(address: string): void {
    for (const { window } of windows.all()) load(window, address);
  }

  function load(window: Electron.BrowserWindow, address: string): void {
    if (window.isDestroyed()) return;
    // A load that a newer one overtakes is no failure of ours.
    window.loadURL(address).catch(() => log.info(`${address} was not shown.`));
  }
}

function trustedWindow(
  { sender, senderFrame }: IpcMainInvokeEvent,
  windows: WindowSet,
): AppWindow | null {
  const frame =
    senderFrame === null
      ? null
      : { url: senderFrame.url, isMainFrame: senderFrame.parent === null };
  const from = windows.ofContents(sender.id);
  const trusted = isTrustedSender(
    { contentsId: sender.id, frame },
    from?.window.webContents.id ?? null,
  );
  return trusted ? from : null;
}
