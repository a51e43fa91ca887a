import { z } from 'zod';
import { pairingSchema } from './api/dispositivos';
import { ticketSchema } from './ticket';

/** The address of a broker: `http(s)`, nothing else. */
export const serverUrlSchema = z.url({ protocol: /^https?$/ }).max(300);

/** Where newer versions come from. */
export const updateSourceSchema = serverUrlSchema;

const appInfoSchema = z.object({
  version: z.string(),
  platform: z.string(),
  /** The broker this window talks to; null until one was chosen. */
  serverUrl: serverUrlSchema.nullable(),
  /** Whether this computer runs the broker itself. */
  hosting: z.boolean(),
  /** Set by `CAMPANA_SERVER_URL`: the person cannot change it here. */
  serverFixed: z.boolean(),
  /** Why the paired server's certificate was refused, in a sentence; null while nothing is wrong with it. */
  serverRefusal: z.string().nullable(),
  /** Nobody has said yet what this computer is for: the page asks. */
  firstRun: z.boolean(),
  /** Whether this window is locked to its display. */
  kiosk: z.boolean(),
});

/** A screen of the app and, where it looks at one thing there, which: `/cocina?ver=alerta-10`. */
export const rutaSchema = z.string().regex(/^\/[a-z]*(\?ver=(alerta|pedido|voucher)-\d{1,10})?$/);

/** What this computer's own server does; `motivo` says why it does not serve. */
const serverHealthSchema = z.object({
  estado: z.enum(['ajeno', 'detenido', 'arrancando', 'sirviendo', 'reintentando']),
  motivo: z.string().nullable(),
});

/** The ticket printer of a computer. */
export const printerSchema = z.object({
  /** The system's printer; null asks each time, with a preview. */
  impresora: z.string().max(200).nullable(),
  /** Width of the paper in millimetres. */
  ancho: z.union([z.literal(80), z.literal(58)]),
});

const desktopStatusSchema = z.object({
  servidor: serverHealthSchema,
  /** Whether this computer is a server of its own, and whether other computers may reach it. */
  aloja: z.boolean(),
  compartido: z.boolean(),
  /** Whether this window is locked to its display. */
  kiosco: z.boolean(),
  monitores: z.array(z.object({ id: z.number(), nombre: z.string(), actual: z.boolean() })),
  /** Whether the app starts with the computer. */
  arranque: z.boolean(),
  impresion: printerSchema,
  impresoras: z.array(z.string()),
  actualizacion: z.object({
    estado: z.enum(['apagada', 'al_dia', 'buscando', 'descargando', 'lista', 'fallo']),
    version: z.string().nullable(),
    porcentaje: z.number().nullable(),
    motivo: z.string().nullable(),
    /** Where updates come from; null: nowhere. */
    origen: z.string().nullable(),
  }),
});

const outcomeSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true) }),
  z.object({ ok: z.literal(false), mensaje: z.string() }),
]);

const pairingOutcomeSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), pairing: pairingSchema }),
  z.object({ ok: z.literal(false), mensaje: z.string() }),
]);

const notificationSchema = z.object({
  titulo: z.string().min(1).max(120),
  texto: z.string().max(300),
  /** Where a click leads, e.g. `/cocina?ver=alerta-10`. */
  ruta: rutaSchema,
  urgente: z.boolean(),
});

/**
 * Everything the page may ask of the desktop, as one map: channel → schemas of argument and answer.
 * The preload's API, the window's type and the registrar in the main process all derive from it.
 * `allowedInKiosk` says what a page may still ask while its window is locked to a display: whatever opens
 * another window or a dialog of the system, or changes this computer, would lead out.
 */
export const ipcContract = {
  'app:info': { allowedInKiosk: true, args: z.undefined(), result: appInfoSchema },
  /**
   * Checks the address by its `/health`, keeps it, and answers with what the window uses from now on. A server
   * with an authority of its own that was not paired yet is refused with the fingerprint to `confirmar`.
   * The page then loads itself anew: its security policy names the server it was loaded for.
   */
  'server:set': {
    allowedInKiosk: false,
    args: z.object({
      url: serverUrlSchema,
      /** The beginning of the fingerprint that a code said. */
      esperada: z.string().max(12).optional(),
      /** The fingerprint that the person compared. */
      confirmada: z.string().max(100).optional(),
    }),
    result: z.discriminatedUnion('ok', [
      z.object({ ok: z.literal(true), url: serverUrlSchema }),
      z.object({ ok: z.literal(false), mensaje: z.string(), confirmar: z.string().optional() }),
    ]),
  },
  /** Opens this computer's server to the local network, or closes it; the server starts anew. */
  'server:share': { allowedInKiosk: false, args: z.boolean(), result: outcomeSchema },
  /** How this computer stands with its server: whether an administrator approved it. */
  'pairing:look': { allowedInKiosk: true, args: z.undefined(), result: pairingOutcomeSchema },
  /** Asks the server's administrator for approval, in the name people know this screen by. */
  'pairing:ask': {
    allowedInKiosk: true,
    args: z.string().min(1).max(60),
    result: pairingOutcomeSchema,
  },
  /** Makes this computer the server; the desktop then loads the page anew. A sentence when it does not start. */
  'server:host': {
    allowedInKiosk: false,
    args: z.undefined(),
    result: outcomeSchema,
  },
  /** Asks for a folder of this computer; null when none was chosen. */
  'folder:choose': { allowedInKiosk: false, args: z.undefined(), result: z.string().nullable() },
  /** The Campana servers heard of in the local network so far. */
  'server:find': {
    allowedInKiosk: false,
    args: z.undefined(),
    result: z.array(z.object({ nombre: z.string(), url: serverUrlSchema })),
  },
  /** The refresh token of the last session, where the system could keep it safely; else null. */
  'session:load': { allowedInKiosk: true, args: z.undefined(), result: z.string().nullable() },
  'session:save': { allowedInKiosk: true, args: z.string().min(1).max(500), result: z.undefined() },
  'session:clear': { allowedInKiosk: true, args: z.undefined(), result: z.undefined() },
  /** Shows a system notification when the window is not focused; answers whether it did. */
  'notification:show': { allowedInKiosk: true, args: notificationSchema, result: z.boolean() },
  /** The page tells what the tray, the badge, the menus and the updates go by. */
  'page:state': {
    allowedInKiosk: true,
    args: z.object({
      idioma: z.enum(['es', 'en']),
      sinLeer: z.int().min(0).max(99_999),
      porEnviar: z.int().min(0).max(99_999),
    }),
    result: z.undefined(),
  },
  'desktop:status': { allowedInKiosk: true, args: z.undefined(), result: desktopStatusSchema },
  /** Locks this window to a display. */
  'kiosk:enter': {
    allowedInKiosk: false,
    args: z.object({ monitor: z.number().nullable() }),
    result: z.undefined(),
  },
  /** Unlocks it, with an admin's name and password, which the server checks. */
  'kiosk:leave': {
    allowedInKiosk: true,
    args: z.object({ usuario: z.string().min(1).max(100), password: z.string().min(1).max(200) }),
    result: outcomeSchema,
  },
  /** Opens one more window, on a display. */
  'window:open': {
    allowedInKiosk: false,
    args: z.object({ ruta: rutaSchema, monitor: z.number().nullable() }),
    result: z.undefined(),
  },
  /** Starts the app with the computer, or no longer. */
  'startup:set': { allowedInKiosk: false, args: z.boolean(), result: outcomeSchema },
  'print:setup': { allowedInKiosk: false, args: printerSchema, result: z.undefined() },
  /** Prints an order's ticket: silently where a printer was chosen, else with a preview. */
  'print:ticket': { allowedInKiosk: true, args: ticketSchema, result: outcomeSchema },
  /** Asks where, and writes a file for who helps: no secrets, no customers' data. */
  'diagnostics:save': {
    allowedInKiosk: false,
    args: z.undefined(),
    result: z.discriminatedUnion('ok', [
      z.object({ ok: z.literal(true), archivo: z.string().nullable() }),
      z.object({ ok: z.literal(false), mensaje: z.string() }),
    ]),
  },
  /** Where updates come from; null: no updates. */
  'update:source': {
    allowedInKiosk: false,
    args: updateSourceSchema.nullable(),
    result: outcomeSchema,
  },
  'update:check': { allowedInKiosk: false, args: z.undefined(), result: outcomeSchema },
  /** Ends the app and starts the new version, unless the restaurant is at work. */
  'update:install': { allowedInKiosk: false, args: z.undefined(), result: outcomeSchema },
} as const satisfies Record<
  string,
  { allowedInKiosk: boolean; args: z.ZodType; result: z.ZodType }
>;

/** Everything the desktop tells the page by itself. */
export const ipcEvents = {
  /** A notification was clicked: go there. */
  'notification:clicked': z.object({ ruta: rutaSchema }),
  /** Something of the desktop's status changed: ask for it again. */
  'desktop:changed': z.undefined(),
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
  shareServer(shared: boolean): Promise<IpcResult<'server:share'>>;
  lookPairing(): Promise<IpcResult<'pairing:look'>>;
  askPairing(nombre: string): Promise<IpcResult<'pairing:ask'>>;
  hostHere(): Promise<IpcResult<'server:host'>>;
  chooseFolder(): Promise<IpcResult<'folder:choose'>>;
  findServers(): Promise<IpcResult<'server:find'>>;
  loadSession(): Promise<string | null>;
  saveSession(token: string): Promise<void>;
  clearSession(): Promise<void>;
  showNotification(args: IpcArgs<'notification:show'>): Promise<boolean>;
  onNotificationClicked(listener: (data: IpcEventData<'notification:clicked'>) => void): () => void;
  onConnectionCheck(listener: () => void): () => void;
  tellState(args: IpcArgs<'page:state'>): Promise<void>;
  desktopStatus(): Promise<IpcResult<'desktop:status'>>;
  onDesktopChanged(listener: () => void): () => void;
  enterKiosk(args: IpcArgs<'kiosk:enter'>): Promise<void>;
  leaveKiosk(args: IpcArgs<'kiosk:leave'>): Promise<IpcResult<'kiosk:leave'>>;
  openWindow(args: IpcArgs<'window:open'>): Promise<void>;
  setStartup(enabled: boolean): Promise<IpcResult<'startup:set'>>;
  setPrinter(args: IpcArgs<'print:setup'>): Promise<void>;
  printTicket(ticket: IpcArgs<'print:ticket'>): Promise<IpcResult<'print:ticket'>>;
  saveDiagnostics(): Promise<IpcResult<'diagnostics:save'>>;
  setUpdateSource(url: IpcArgs<'update:source'>): Promise<IpcResult<'update:source'>>;
  checkForUpdate(): Promise<IpcResult<'update:check'>>;
  installUpdate(): Promise<IpcResult<'update:install'>>;
}
