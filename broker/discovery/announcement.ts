import { hostname } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { mdnsType } from '../../shared/discovery';
import type { Logger } from '../ports';
import { openMdns, type MdnsPlace } from './mdns';

/** What a server says of itself in its network. */
export interface Announced {
  /** The restaurant's name; null before it has one. */
  restaurant: string | null;
  port: number;
  tls: boolean;
}

/** A server that other computers of the network can find. */
export interface Announcement {
  /** Takes the announcement back, so that nobody finds a server that is gone. */
  close(): Promise<void>;
}

/** How long taking it back may take, in milliseconds. */
const goodbyeMs = 500;

/** Announces this server in the local network, until it is closed. */
export function announce(
  { restaurant, port, tls }: Announced,
  logger: Logger,
  place?: MdnsPlace,
): Announcement {
  const mdns = openMdns((error) => {
    logger.warn(
      { err: error },
      'the server cannot be found in the network; its address can be typed',
    );
  }, place);
  mdns.publish({
    name: announcedName(restaurant, hostname()),
    type: mdnsType,
    port,
    txt: { tls: tls ? '1' : '0' },
    // The computer's name makes it the only one; asking the network first would take a second.
    probe: false,
  });
  return {
    async close() {
      const takenBack = new Promise<void>((resolve) => {
        mdns.unpublishAll(() => {
          mdns.destroy(() => {
            resolve();
          });
        });
      });
      // A network that is gone answers nothing, and the stop does not wait for it.
      await Promise.race([takenBack, delay(goodbyeMs, undefined, { ref: false })]);
    },
  };
}

/** Most bytes of a name in DNS. */
const mostBytes = 63;

/**
 * What people see: the restaurant and on which computer, for there may be several. A dot would part the
 * name in two, and DNS has room for so many bytes only.
 */
export function announcedName(restaurant: string | null, computer: string): string {
  const suffix = ` (${computer.split('.', 1)[0] ?? ''})`;
  let name = (restaurant ?? 'Campana').replaceAll('.', ' ').replace(/\s+/g, ' ').trim();
  while (Buffer.byteLength(name + suffix) > mostBytes && name !== '') {
    name = Array.from(name).slice(0, -1).join('').trimEnd();
  }
  return (name + suffix).trim();
}
