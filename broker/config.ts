import { z } from 'zod';
import { resumeWindow } from '../shared/protocol/limits';
import { StartupError } from './dataFolder';

const flagSchema = (byDefault: '0' | '1') =>
  z
    .enum(['', '0', '1', 'true', 'false'], { error: 'debe ser 1 o 0' })
    .default(byDefault)
    .transform((value) => value === '1' || value === 'true');

const wholeNumber = (byDefault: number, min: number, max: number) =>
  z
    .string()
    .regex(/^\d+$/, { error: 'debe ser un número entero' })
    .transform(Number)
    .pipe(z.number().min(min).max(max))
    .default(byDefault);

const text = z.string().trim().min(1);

const settingsSchema = z.object({
  CAMPANA_HOST: text.default('127.0.0.1'),
  CAMPANA_PORT: wholeNumber(8765, 0, 65_535),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, { error: 'debe comenzar con postgres://' })
    .optional(),
  CAMPANA_DATA_DIR: text.optional(),
  CAMPANA_BACKUP_DIR: text.optional(),
  CAMPANA_TLS: z.enum(['', 'local'], { error: 'debe ser local' }).default(''),
  CAMPANA_TLS_CERT: text.optional(),
  CAMPANA_TLS_KEY: text.optional(),
  CAMPANA_PAIRING: flagSchema('0'),
  CAMPANA_DEMO: flagSchema('0'),
  CAMPANA_SETUP: flagSchema('0'),
  CAMPANA_JWT_SECRET: z
    .string()
    .refine((secret) => Buffer.byteLength(secret) >= 32, {
      error: 'debe tener al menos 32 bytes',
    })
    .optional(),
  CAMPANA_ADMIN_PASSWORD: z
    .string()
    .min(8, { error: 'debe tener al menos 8 caracteres' })
    .optional(),
  CAMPANA_BROADCAST_RATE: wholeNumber(200, 0, 1_000_000),
  CAMPANA_RETENTION_DAYS: wholeNumber(365, 0, 36_500).refine(
    (days) => days === 0 || days >= resumeWindow.days,
    { error: `debe ser 0 (sin límite) o al menos ${resumeWindow.days}` },
  ),
  CAMPANA_METRICS_TOKEN: z
    .string()
    .regex(/^[\w.~+/-]{16,200}=*$/, {
      error: 'debe tener de 16 a 200 letras, cifras o signos de un token (-._~+/=)',
    })
    .optional(),
  CAMPANA_OCR: flagSchema('1'),
  CAMPANA_ALLOWED_HOSTS: z
    .string()
    .default('')
    .transform((list) =>
      list
        .split(',')
        .map((host) => host.trim().toLowerCase())
        .filter((host) => host !== ''),
    ),
  CAMPANA_WHATSAPP_VERIFY_TOKEN: text.max(200).optional(),
  CAMPANA_WHATSAPP_APP_SECRET: text.max(200).optional(),
  CAMPANA_WHATSAPP_TOKEN: text.max(1_000).optional(),
  CAMPANA_WHATSAPP_GRAPH_URL: z
    .url({ protocol: /^https?$/, error: 'debe ser una dirección https://…' })
    .transform((url) => url.replace(/\/+$/, ''))
    .refine((url) => url.startsWith('https:') || isLoopbackUrl(url), {
      error: 'debe comenzar con https:// (http:// solo en esta computadora)',
    })
    .default('https://graph.facebook.com/v23.0'),
  CAMPANA_LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'], {
      error: 'debe ser debug, info, warn, error o silent',
    })
    .default('info'),
});

/** A token must not travel in the clear; on this computer it travels nowhere. */
function isLoopbackUrl(url: string): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(new URL(url).hostname);
}

/** The connection to WhatsApp; what is absent is off. Nothing of it but the address may be logged. */
export interface WhatsappConfig {
  /** Answers Meta's challenge when the webhook is registered. */
  verifyToken: string | undefined;
  /** Signs what Meta sends; without it no webhook is taken. */
  appSecret: string | undefined;
  /** Opens Meta's Graph API; without it no file is fetched and nothing is sent. */
  accessToken: string | undefined;
  /** Of the Graph API, without a slash at its end. */
  graphUrl: string;
}

/** The broker's settings, checked. */
export interface Config {
  host: string;
  port: number;
  /** An existing server; without it the embedded one runs. */
  databaseUrl: string | undefined;
  dataDir: string | undefined;
  /** Where backups go; `respaldos` in the data folder without it. */
  backupDir: string | undefined;
  /** How to speak TLS: with a certificate of the local authority, or one from files; null: not at all. */
  tls: { kind: 'local' } | { kind: 'files'; cert: string; key: string } | null;
  /** Whether screens of other computers need an administrator's approval before anybody signs in at them. */
  pairing: boolean;
  demo: boolean;
  /** An empty database waits for the wizard instead of getting a made-up administrator. */
  setup: boolean;
  jwtSecret: string | undefined;
  adminPassword: string | undefined;
  /** Events a second per caller on `/broadcast`; 0 is no limit. */
  broadcastRate: number;
  /** Days an event stays in the database; 0 is no limit. */
  retentionDays: number;
  /** Reads `/metrics` from another computer. */
  metricsToken: string | undefined;
  /** More `Host` names this broker answers to, e.g. behind a reverse proxy. */
  allowedHosts: readonly string[];
  whatsapp: WhatsappConfig;
  /** Whether pictures of vouchers are read, for suggestions. */
  readsVouchers: boolean;
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
}

/**
 * Reads the settings from the environment.
 *
 * @throws StartupError that names the first variable with a bad value, and never repeats the value.
 */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  // An empty variable is how many service managers write "not set".
  const present = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = settingsSchema.safeParse(present);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const name = String(issue?.path[0] ?? 'La configuración');
    throw new StartupError(`${name} no es válido: ${issue?.message ?? 'revise su valor'}.`);
  }
  const settings = parsed.data;
  return {
    host: settings.CAMPANA_HOST,
    port: settings.CAMPANA_PORT,
    databaseUrl: settings.DATABASE_URL,
    dataDir: settings.CAMPANA_DATA_DIR,
    backupDir: settings.CAMPANA_BACKUP_DIR,
    tls: tlsOf(settings),
    pairing: settings.CAMPANA_PAIRING,
    demo: settings.CAMPANA_DEMO,
    setup: settings.CAMPANA_SETUP,
    jwtSecret: settings.CAMPANA_JWT_SECRET,
    adminPassword: settings.CAMPANA_ADMIN_PASSWORD,
    broadcastRate: settings.CAMPANA_BROADCAST_RATE,
    retentionDays: settings.CAMPANA_RETENTION_DAYS,
    metricsToken: settings.CAMPANA_METRICS_TOKEN,
    allowedHosts: settings.CAMPANA_ALLOWED_HOSTS,
    whatsapp: {
      verifyToken: settings.CAMPANA_WHATSAPP_VERIFY_TOKEN,
      appSecret: settings.CAMPANA_WHATSAPP_APP_SECRET,
      accessToken: settings.CAMPANA_WHATSAPP_TOKEN,
      graphUrl: settings.CAMPANA_WHATSAPP_GRAPH_URL,
    },
    readsVouchers: settings.CAMPANA_OCR,
    logLevel: settings.CAMPANA_LOG_LEVEL,
  };
}

function tlsOf(settings: z.output<typeof settingsSchema>): Config['tls'] {
  const { CAMPANA_TLS_CERT: cert, CAMPANA_TLS_KEY: key, CAMPANA_TLS: kind } = settings;
  if (cert !== undefined && key !== undefined) return { kind: 'files', cert, key };
  if (cert !== undefined || key !== undefined) {
    const missing = cert === undefined ? 'CAMPANA_TLS_CERT' : 'CAMPANA_TLS_KEY';
    throw new StartupError(`${missing} falta: el certificado y su clave van juntos.`);
  }
  return kind === 'local' ? { kind } : null;
}
