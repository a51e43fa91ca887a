import { net, type Session } from 'electron';
import type { Result } from '../../shared/result';
import type { JsonFile } from '../jsonFile';
import type { Log } from '../log';
import type { Settings } from '../settings';
import { systemCipher } from '../systemCipher';
import {
  approachServer,
  complaintSentences,
  type Approached,
  type Destination,
  type Refusal,
} from './approach';
import { createDeviceKeyFile } from './deviceKey';
import { guardSession } from './guardSession';
import { createPins } from './pins';
import { probeServer } from './probe';
import { createScreenPairing, type ScreenPairing } from './screenPairing';
import { createServerFetch, type ServerFetch } from './serverFetch';

/** Everything between this computer and the server it was paired with. */
export interface PairingParts {
  /** Asks servers; a paired one has to show a certificate of its authority. */
  fetch: ServerFetch;
  screen: ScreenPairing;
  approach(destination: Destination): Promise<Result<Approached, Refusal>>;
  /** Why the certificate of the server at this address was refused; null while nothing is wrong with it. */
  refusalOf(url: string): string | null;
  /** Holds the pages of a session to the paired server. */
  guard(session: Session): void;
}

/** What it works with. */
export interface PairingOptions {
  settings: JsonFile<Settings>;
  folder: string;
  serverUrl: () => string | null;
  log: Log;
  /** Called when `refusalOf` may have changed. */
  onChange: () => void;
}

/** Puts the parts together; nobody is asked anything yet. */
export async function createPairing(options: PairingOptions): Promise<PairingParts> {
  const { settings, folder, serverUrl, log, onChange } = options;
  const pins = createPins(settings, log, onChange);
  const authorityOf = (hostname: string) => pins.authorityOf(hostname);
  const fetch = createServerFetch(authorityOf, (url, init) => net.fetch(url, init));
  const file = createDeviceKeyFile(folder, systemCipher, log);
  const screen = await createScreenPairing({ file, serverUrl, fetch, authorityOf });
  return {
    fetch,
    screen,
    approach: (destination) => approachServer(destination, { pins, probe: probeServer }),
    refusalOf(url) {
      const complaint = pins.complaintOf(new URL(url).hostname);
      return complaint === null ? null : complaintSentences[complaint];
    },
    guard: (session) => guardSession(session, pins, (origin) => screen.secretFor(origin)),
  };
}
