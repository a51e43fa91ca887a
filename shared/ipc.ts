import { z } from 'zod';

/** The address of a broker: `http(s)`, nothing else. */
export const serverUrlSchema = z.url({ protocol: /^https?$/ }).max(300);

const appInfoSchema = z.object({
  version: z.string(),
  platform: z.string(),
  /** The broker this window talks to; null until one was chosen. */
  serverUrl: serverUrlSchema.nullable(),
  /** Whether this computer runs the broker itself. */
  hosting: z.boolean(),
  /** Set by `CAMPANA_SERVER_URL`: the person cannot change it here. */
  serverFixed: z.boolean(),
  /** Nobody has said yet what this computer is for: the page asks. */
  firstRun: z.boolean(),
});

const notificationSchema = z.object({
  titulo: z.string().min(1).max(120),
  texto: z.string().max(300),
  /** Where a click leads, e.g. `/cocina`. */
  ruta: z.string().regex(/^\/[a-z]*$/),
  urgente: z.boolean(),
});

/**
 * Everything the page may ask of the desktop, as one map: channel → schemas of argument and answer.
 * The preload's API, the window's type and the registrar in the main process all derive from it.
 */
export const ipcContract = {
  'app:info': { args: z.undefined(), result: appInfoSchema },
  /**
   * Checks the address by its `/health`, keeps it, and answers with what the window uses from now on.
   * The page then loads itself anew: its security policy names the server it was loaded for.
   */
  'server:set': {
    args: z.object({ url: serverUrlSchema }),
    result: z.discriminatedUnion('ok', [
      z.object({ ok: z.literal(true), url: serverUrlSchema }),
      z.object({ ok: z.literal(false), mensaje: z.string() }),
    ]),
  },
  /** Makes this computer the server; the desktop then loads the page anew. A sentence when it does not start. */
  'server:host': {
    args: z.undefined(),
    result: z.discriminatedUnion('ok', [
      z.object({ ok: z.literal(true) }),
      z.object({ ok: z.literal(false), mensaje: z.string() }),
    ]),
  },
  /** The Campana servers heard of in the local network so far. */
  'server:find': {
    args: z.undefined(),
    result: z.array(z.object({ nombre: z.string(), url: serverUrlSchema })),
  },
  /** The refresh token of the last session, where the system could keep it safely; else null. */
  'session:load': { args: z.undefined(), result: z.string().nullable() },
  'session:save': { args: z.string().min(1).max(500), result: z.undefined() },
  'session:clear': { args: z.undefined(), result: z.undefined() },
  /** Shows a system notification when the window is not focused; answers whether it did. */
  'notification:show': { args: notificationSchema, result: z.boolean() },
} as const satisfies Record<string, { args: z.ZodType; result: z.ZodType }>;

/** Everything the desktop tells the page by itself. */
export const ipcEvents = {
  /** A notification was clicked: go there. */
  'notification:clicked': z.object({ ruta: z.string() }),
  /** The computer woke up or its network changed: reconnect at once. */
  'connection:check': z.undefined(),
} as const satisfies Record<string, z.ZodType>;

/** A request channel. */
export type IpcChannel = keyof typeof ipcContract;
/** An event channel. */
export type IpcEvent = keyof typeof ipcEvents;
/** The argument of a request. */
export type IpcArgs<C extends IpcChannel> = z.infer<(typeof ipcContract)[C]['args']>;
/** The answer to a request. */
export type IpcResult<C extends IpcChannel> = z.infer<(typeof ipcContract)[C]['result']>;
/** What an event carries. */
export type IpcEventData<E extends IpcEvent> = z.infer<(typeof ipcEvents)[E]>;

/** What the preload puts on `window.campana`: named functions only, subscriptions return a disposer. */
export interface CampanaBridge {
  appInfo(): Promise<IpcResult<'app:info'>>;
  setServer(args: IpcArgs<'server:set'>): Promise<IpcResult<'server:set'>>;
  hostHere(): Promise<IpcResult<'server:host'>>;
  findServers(): Promise<IpcResult<'server:find'>>;
  loadSession(): Promise<string | null>;
  saveSession(token: string): Promise<void>;
  clearSession(): Promise<void>;
  showNotification(args: IpcArgs<'notification:show'>): Promise<boolean>;
  onNotificationClicked(listener: (data: IpcEventData<'notification:clicked'>) => void): () => void;
  onConnectionCheck(listener: () => void): () => void;
}
