import type { AppUpdater } from 'electron-updater';
import type { IpcResult } from '../shared/ipc';
import { fail, ok, type Result } from '../shared/result';
import { type Log, reasonOf } from './log';
import { mayInstall, type Work } from './updatePolicy';

/** What is known about newer versions. */
export type UpdateStatus = IpcResult<'desktop:status'>['actualizacion'];

/** Newer versions of the app: found, fetched and installed when nobody is at work. */
export interface Updates {
  status(): UpdateStatus;
  /** Changes where they come from; null: nowhere. */
  setSource(url: string | null): Result<null, string>;
  /** Looks for one and fetches it. */
  check(): Promise<Result<null, string>>;
  /** Ends the app and installs what was fetched; a sentence when this is no moment for it. */
  install(): Promise<Result<null, string>>;
  close(): void;
}

export interface UpdatesOptions {
  updater: AppUpdater;
  source: string | null;
  /** What the restaurant is doing now. */
  work: () => Work;
  /** Makes room for the new version, which may start before this one has ended: server, data and lock. */
  handOver: () => Promise<void>;
  /** Takes them back, when the new version was not installed after all. */
  takeBack: () => void;
  onChange: () => void;
  log: Log;
}

const checkEveryMs = 6 * 60 * 60_000;

/**
 * Watches a feed of signed releases. On Windows and macOS the system's signature of the publisher is
 * checked before anything is installed; on Linux the file's SHA-512 of the feed, which therefore has to
 * come over TLS. The running version stays until the new one is complete on the disk.
 */
export function createUpdates(options: UpdatesOptions): Updates {
  const { updater, log } = options;
  let source = options.source;
  let status: UpdateStatus = off(source);
  let timer: NodeJS.Timeout | undefined;
  let handedOver = false;
  /** A function, because the updater may fail within a call to it. */
  const isHandedOver = () => handedOver;

  updater.autoDownload = true;
  // Installing is always a person's decision at a moment that allows it.
  updater.autoInstallOnAppQuit = false;
  updater.allowDowngrade = false;
  const warn = (message: string): void => log.warn(message);
  updater.logger = { info: () => undefined, warn, error: warn };

  function become(change: Partial<UpdateStatus>): void {
    status = { ...status, motivo: null, porcentaje: null, ...change };
    options.onChange();
  }

  updater.on('update-available', ({ version }) =>
    become({ estado: 'descargando', version, porcentaje: 0 }),
  );
  updater.on('update-not-available', () => become({ estado: 'al_dia', version: null }));
  updater.on('download-progress', ({ percent }) =>
    become({ estado: 'descargando', porcentaje: Math.round(percent) }),
  );
  updater.on('update-downloaded', ({ version }) => become({ estado: 'lista', version }));
  updater.on('error', (error) => {
    log.warn(`The update failed: ${reasonOf(error)}`);
    become({ estado: 'fallo', motivo: failureSentence });
    if (!handedOver) return;
    handedOver = false;
    options.takeBack();
  });

  async function check(): Promise<Result<null, string>> {
    if (source === null) return fail('No se ha indicado de dónde vienen las actualizaciones.');
    become({ estado: 'buscando' });
    try {
      const found = await updater.checkForUpdates();
      if (found !== null) return ok(null);
      become({ estado: 'fallo', motivo: notInstalledSentence });
      return fail(notInstalledSentence);
    } catch {
      // Told through the `error` event, too.
      return fail(failureSentence);
    }
  }

  function begin(): void {
    clearInterval(timer);
    if (source === null) return;
    updater.setFeedURL({ provider: 'generic', url: source });
    timer = setInterval(() => void check(), checkEveryMs);
    timer.unref();
  }

  begin();
  return {
    status: () => status,
    setSource(url) {
      if (url !== null && !isSafeSource(url)) {
        return fail(
          'Las actualizaciones deben venir por https: escriba una dirección que empiece con https://.',
        );
      }
      source = url;
      status = off(source);
      begin();
      options.onChange();
      return ok(null);
    },
    check,
    async install() {
      if (status.estado !== 'lista') return fail('No hay ninguna actualización lista.');
      const allowed = mayInstall(options.work());
      if (!allowed.ok) return allowed;
      if (handedOver) return ok(null);
      handedOver = true;
      await options.handOver();
      updater.quitAndInstall(true, true);
      return isHandedOver() ? ok(null) : fail(failureSentence);
    },
    close: () => clearInterval(timer),
  };
}

const failureSentence =
  'La actualización no se pudo descargar o no es de confianza. La versión actual sigue funcionando; se intentará de nuevo más tarde.';

const notInstalledSentence =
  'Esta copia de Campana no viene de un instalador, y solo esas se actualizan.';

function off(source: string | null): UpdateStatus {
  return {
    estado: source === null ? 'apagada' : 'al_dia',
    version: null,
    porcentaje: null,
    motivo: null,
    origen: source,
  };
}

/** TLS, or this very computer. */
export function isSafeSource(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' || ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
}
