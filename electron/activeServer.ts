import { fail, ok, type Result } from '../shared/result';
import type { Hosting } from './hosting';
import type { JsonFile } from './jsonFile';
import { type ServerChoice, serverOrigin } from './serverChoice';
import type { Settings } from './settings';

/** What is known about the broker of this window right now. */
export interface ServerInfo {
  /** Null while none is in use: this computer's own is starting, or could not. */
  url: string | null;
  hosting: boolean;
  /** Whether this computer serves others in the local network, too. */
  shared: boolean;
  fixed: boolean;
  /** Nobody has said yet what this computer is for. */
  firstRun: boolean;
}

export interface ActiveServerOptions {
  choice: ServerChoice;
  settings: JsonFile<Settings>;
  /** Wait for the person's choice: nothing starts before `useRemote` or `useThisComputer`. */
  firstRun?: boolean;
  hosting: Pick<Hosting, 'start' | 'stop'>;
  /** The origin of a broker that already runs on this computer, outside the app; null without one. */
  findLocal: () => Promise<string | null>;
  /** Whether a Campana broker answers there; a sentence when not. */
  check: (origin: string) => Promise<Result<null, string>>;
  /** Called when another server came into use by `useRemote` or `useThisComputer`. */
  onChange: () => void;
}

/** The one broker this window uses, wherever it runs. */
export interface ActiveServer {
  info: () => ServerInfo;
  /** Brings the chosen broker into use; a sentence when this computer's own does not start. */
  start: () => Promise<Result<null, string>>;
  /** Changes to a broker elsewhere, if one answers there, and keeps that choice. */
  useRemote: (url: string) => Promise<Result<string, string>>;
  /** Makes this computer the server, and keeps that choice. */
  useThisComputer: () => Promise<Result<null, string>>;
  /** Lets other computers of the local network connect to this one, or not; restarts its server. */
  share: (shared: boolean) => Promise<Result<null, string>>;
  /** Stops what runs on this computer because of us. */
  stop: () => Promise<void>;
}

const fixedComplaint =
  'La dirección del servidor está fijada por CAMPANA_SERVER_URL y no se cambia desde aquí.';

const foreignComplaint =
  'El servidor de esta computadora lo inició otro programa: para abrirlo a la red, inícielo con CAMPANA_HOST=0.0.0.0.';

/** Starts with nothing in use. */
export function createActiveServer(options: ActiveServerOptions): ActiveServer {
  const { settings, hosting } = options;
  const fixed = options.choice.kind === 'fixed';
  let choice = options.choice;
  let url: string | null = null;
  let firstRun = options.firstRun === true && !fixed;
  let isForeign = false;

  async function start(): Promise<Result<null, string>> {
    if (firstRun) return ok(null);
    if (choice.kind !== 'host') {
      url = choice.url;
      return ok(null);
    }
    url = null;
    // Two brokers over one data folder cannot be; whoever started that one wants it used.
    const local = await options.findLocal();
    isForeign = local !== null;
    if (local !== null) {
      url = local;
      return ok(null);
    }
    const started = await hosting.start(choice.shared);
    if (!started.ok) return started;
    url = started.value;
    return ok(null);
  }

  return {
    info: () => ({
      url,
      hosting: choice.kind === 'host',
      shared: choice.kind === 'host' && choice.shared,
      fixed,
      firstRun,
    }),
    start,
    useRemote: async (address) => {
      if (fixed) return fail(fixedComplaint);
      const origin = serverOrigin(address);
      const checked = await options.check(origin);
      if (!checked.ok) return checked;
      const changed = origin !== url;
      // What this computer serves itself stays its own, also when its address is typed in.
      if (!changed && choice.kind === 'host') return ok(origin);
      settings.write({ ...settings.read(), server: { kind: 'remote', url: origin } });
      choice = { kind: 'remote', url: origin };
      firstRun = false;
      url = origin;
      await hosting.stop();
      if (changed) options.onChange();
      return ok(origin);
    },
    useThisComputer: async () => {
      if (fixed) return fail(fixedComplaint);
      if (choice.kind === 'host' && url !== null) return ok(null);
      const wasFirst = firstRun;
      firstRun = false;
      choice = { kind: 'host', shared: false };
      const started = await start();
      // A server that never started is no choice to come back to.
      if (wasFirst && !started.ok) firstRun = true;
      else settings.write({ ...settings.read(), server: { kind: 'host' } });
      options.onChange();
      return started;
    },
    share: async (shared) => {
      if (firstRun || choice.kind !== 'host') return fail('Esta computadora no es el servidor.');
      if (isForeign) return fail(foreignComplaint);
      settings.write({ ...settings.read(), server: { kind: 'host', shared } });
      choice = { kind: 'host', shared };
      await hosting.stop();
      const started = await start();
      options.onChange();
      return started;
    },
    stop: () => hosting.stop(),
  };
}
