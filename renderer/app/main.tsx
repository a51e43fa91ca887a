import './zodSetup';
import '@fontsource-variable/atkinson-hyperlegible-next';
import createCache from '@emotion/cache';
import { CacheProvider } from '@emotion/react';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { exclusiveAmongTabs } from '../api/exclusive';
import { createI18n } from '../i18n/i18n';
import { systemClock } from '../platform/clock';
import { browserNetwork } from '../platform/network';
import { reportError } from '../platform/report';
import { screenId } from '../platform/screenId';
import { browserStorage } from '../platform/storage';
import { browserOutbox } from '../offline/browserOutbox';
import { browserSocket } from '../realtime/socket';
import { browserAudioContext } from '../sound/player';
import { App } from './App';
import { Welcome } from './Welcome';
import { createCampana } from './campana';
import { startCloseWarning } from './closeWarning';
import { CampanaContext } from './context';
import { tellDesktop } from './desktopState';
import { tellFailure } from './failureNotice';
import { startNotifications, startTitleCount } from './notifications';
import { lookAt, screenOfThing, thingOf } from './openThing';
import { followPreferences } from './preferences';
import { createQueueNotices, followForeignQueues } from './queueNotices';

/** Reads the surroundings, wires the app and puts it on the page. */
async function main(root: HTMLElement): Promise<void> {
  const bridge = window.campana ?? null;
  const info = bridge === null ? null : await bridge.appInfo();
  const serverUrl = info === null ? location.origin : info.serverUrl;
  const storage = browserStorage('local');
  const i18n = createI18n('es');
  const t = i18n.getFixedT(null, 'common');
  const queueNotices = createQueueNotices(t);
  const screen = screenId(browserStorage('session'));

  const campana = createCampana({
    // Before a server was chosen nothing answers; the login screen asks for one.
    serverUrl: serverUrl ?? 'http://127.0.0.1:8765',
    fetch: (url, init) => fetch(url, init),
    socketFactory: browserSocket,
    clock: systemClock,
    random: Math.random,
    network: browserNetwork(bridge),
    storage,
    keeper: bridge,
    exclusive: exclusiveAmongTabs,
    createAudioContext: browserAudioContext,
    nextFrame(run) {
      const frame = requestAnimationFrame(run);
      return () => {
        cancelAnimationFrame(frame);
      };
    },
    screenId: screen,
    outbox: browserOutbox(screen, systemClock, reportError),
    version: __APP_VERSION__,
    view: () => location.hash.slice(1).split('?', 1)[0]?.slice(0, 40) || '/',
    tellFailure: (store, failure) => {
      tellFailure(store, t, failure);
    },
    tellQueued: queueNotices.queued,
    tellRefused: queueNotices.refused,
    tellRing(store, name) {
      const text = t('notifications.ring', { name });
      store.getState().notify({ severity: 'info', text, durationMs: 20_000 });
    },
    report: reportError,
  });
  const { store, dispatcher, sound } = campana;

  followPreferences(store, storage, i18n);
  startTitleCount(store, t);
  followForeignQueues(store, t);
  startCloseWarning(store, window);
  if (bridge !== null) {
    startNotifications({
      dispatcher,
      store,
      bridge,
      t,
      goTo: openRoute,
      report: reportError,
    });
    tellDesktop(store, bridge, reportError);
  }
  /** Goes to a screen or, where the route names a thing, to that thing on the screen of this person. */
  function openRoute(route: string): void {
    const thing = thingOf(route);
    const { usuario } = store.getState();
    if (thing === null) location.hash = route;
    else if (usuario !== null) {
      location.hash = screenOfThing(thing, usuario.rol);
      lookAt(thing, document);
    }
  }
  // A link may have started the app: it waits for somebody to be signed in.
  const first = thingOf(location.hash);
  if (first !== null) {
    const route = location.hash.slice(1);
    const stop = store.subscribe(({ usuario, everLoaded }) => {
      if (usuario === null || !everLoaded) return;
      stop();
      openRoute(route);
    });
  }
  // Any touch will do: browsers only wait for one.
  for (const kind of ['pointerdown', 'keydown'] as const) {
    window.addEventListener(kind, () => void sound.unlock(), { passive: true });
  }
  window.addEventListener('pagehide', () => {
    campana.realtime.close();
  });
  window.addEventListener('pageshow', (event) => {
    if (event.persisted) location.reload();
  });

  // Browsers hide the attribute from scripts' eyes but for this property.
  const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce;
  const cache = createCache({ key: 'campana', ...(nonce ? { nonce } : {}) });
  const queryClient = new QueryClient({
    defaultOptions: {
      // The server is in the house: a computer without internet reaches it all the same.
      queries: { retry: 1, refetchOnWindowFocus: false, networkMode: 'always' },
      mutations: { networkMode: 'always' },
    },
  });
  createRoot(root).render(
    <StrictMode>
      <CacheProvider value={cache}>
        <I18nextProvider i18n={i18n}>
          <QueryClientProvider client={queryClient}>
            <CampanaContext value={campana}>
              {bridge !== null && info?.firstRun === true ? <Welcome bridge={bridge} /> : <App />}
            </CampanaContext>
          </QueryClientProvider>
        </I18nextProvider>
      </CacheProvider>
    </StrictMode>,
  );
  // Before a computer knows what it is for there is nothing to connect to.
  if (info?.firstRun !== true) campana.start();
}

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no element with the id "root".');
main(root).catch(reportError);
