import { app, type Session, shell, type WebPreferences } from 'electron';
import { isAppDocument, isAppUrl } from './appOrigin';
import type { Log } from './log';
import { mayOpenOutside } from './outsideLinks';
import { paths } from './paths';

/** What our window's page may do: everything a page needs to draw itself, nothing of Node. */
export const webPreferences: WebPreferences = {
  preload: paths.preload,
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  spellcheck: false,
  devTools: !app.isPackaged,
  // A kitchen alert must sound on a screen nobody has touched since it was switched on.
  autoplayPolicy: 'no-user-gesture-required',
  // A covered window must go on counting minutes and answering the broker's heartbeat.
  backgroundThrottling: false,
};

/**
 * Chromium's guards for public web pages that reach into a local network. They silently refuse pages of
 * a scheme that is not secure, so our page could not reach its own broker; what the page may reach is
 * already limited to that one broker by its content security policy.
 */
const localNetworkGuards = [
  'BlockInsecurePrivateNetworkRequests',
  'LocalNetworkAccessChecks',
  'LocalNetworkAccessChecksWebSockets',
];

/** The switches and guards that must be set before the app is ready. */
export function prepareProcess(): void {
  // Chromium cannot sandbox its processes for root. Who starts it as root has to say `--no-sandbox`, and
  // enabling the sandbox after all would only make those processes die at once.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  const given = app.commandLine.getSwitchValue('disable-features');
  const disabled = [...(given === '' ? [] : [given]), ...localNetworkGuards];
  app.commandLine.appendSwitch('disable-features', disabled.join(','));
}

/** Refuses navigation, new windows and embedded pages for every page the app ever opens. */
export function lockDownPages(log: Log): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event, address) => {
      if (isAppDocument(address)) return;
      event.preventDefault();
      log.warn('A page tried to leave the app and was stopped.');
    });
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(({ url }) => {
      if (mayOpenOutside(url)) {
        shell.openExternal(url).catch(() => log.warn('The browser could not be opened.'));
      } else {
        log.warn('A page tried to open a window and was stopped.');
      }
      return { action: 'deny' };
    });
  });
}

/** What the screens use; the local-network names only exist in newer Chromium, for our own broker. */
const allowedPermissions: ReadonlySet<string> = new Set([
  'fullscreen',
  'local-network',
  'local-network-access',
  'loopback-network',
]);

/** Denies every permission but the few our own page needs, asked for or merely looked up. */
export function lockDownPermissions(
  session: Session,
  isOurWindow: (contentsId: number) => boolean,
): void {
  const isOurs = (contentsId: number | undefined, address: string) =>
    contentsId !== undefined && isOurWindow(contentsId) && isAppUrl(address);

  session.setPermissionRequestHandler((contents, permission, answer, details) => {
    answer(
      allowedPermissions.has(permission) &&
        details.isMainFrame &&
        isOurs(contents.id, details.requestingUrl),
    );
  });
  session.setPermissionCheckHandler(
    (contents, permission, origin, details) =>
      allowedPermissions.has(permission) && details.isMainFrame && isOurs(contents?.id, origin),
  );
  session.setDevicePermissionHandler(() => false);
}
