import type { Registry } from 'prom-client';
import type { DataSource } from 'typeorm';
import type { Pantalla } from '../../shared/api/pantallas';
import type { EventDraft } from '../../shared/protocol/events';
import type { Auth } from '../auth';
import type { Connection } from '../../shared/api/dispositivos';
import type { BackupDesk } from '../backups/backupDesk';
import type { MediaStore } from '../media/mediaStore';
import type { PairingDesk } from '../pairing/pairingDesk';
import type { RestoreDesk } from '../setup/restoreDesk';
import type { SetupDesk } from '../setup/setupDesk';
import type { BrokerTls } from '../tls/openTls';
import type { Whatsapp } from '../whatsapp';
import type { Caller, Clock, Logger, RunTransaction } from '../ports';

/** What the server says of itself. */
export interface ServerStatus {
  /** Screens connected now. */
  clientes: number;
  version: string;
  /** Whether it holds the demo restaurant. */
  demo: boolean;
  /** Present while the server waits for its first run. */
  configurar?: true;
}

/** Who may talk to this server from a browser. */
export interface ServedAddresses {
  /** `Host` values it answers to, lower case, with their port. Asked for at each request. */
  hosts(): ReadonlySet<string>;
  /** Origins besides its own, e.g. `app://campana`. */
  origins: ReadonlySet<string>;
}

/** The screens that are connected, and what was sent to them. */
export interface ConnectedScreens {
  screens(): Pantalla[];
  /** Makes a screen ring in somebody's name; answers how many windows go by that id. */
  ringScreen(id: string, de: string): number;
  /** To how many screens an event went; null when that is not known. */
  sentTo(eventId: number): number | null;
}

/** Everything the HTTP server needs; it opens nothing itself. */
export interface HttpDeps {
  dataSource: DataSource;
  runTransaction: RunTransaction;
  auth: Auth;
  clock: Clock;
  logger: Logger;
  /** Stores an event and answers its number once it is durable; a repeated key answers the first number. */
  publish(
    draft: EventDraft,
    caller: Caller,
    idempotencyKey: string | null,
  ): Promise<{ id: number }>;
  status(): ServerStatus;
  served: ServedAddresses;
  setup: SetupDesk;
  /** Who may sign in from other computers. */
  pairing: PairingDesk;
  /** How other screens join. */
  connection(): Promise<Connection>;
  restore: RestoreDesk;
  backups: BackupDesk;
  /** Null where only plain HTTP is spoken. */
  tls: BrokerTls | null;
  media: MediaStore;
  screens: ConnectedScreens;
  /** What the broker counts, and the token of whoever may read it from elsewhere (null: none was set). */
  metrics: { registry: Registry; token: string | null };
  whatsapp: Whatsapp;
  /** The built screens; they need not exist. */
  staticFolder: string;
  /** Events a second per caller on `/broadcast`, of which twice as many may come at once; 0 is no limit. */
  broadcastRate: number;
}
