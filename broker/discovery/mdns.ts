import type { EventEmitter } from 'node:events';
import { Bonjour } from 'bonjour-service';

/** Where multicast happens; the network's own place unless a test keeps to itself. */
export interface MdnsPlace {
  port?: number;
  interface?: string;
  bind?: string;
}

/**
 * Opens multicast DNS, for announcing or for listening. Whatever goes wrong with it is told, and never
 * ends the program: everything it offers can be typed as well.
 */
export function openMdns(onError: (error: unknown) => void, place: MdnsPlace = {}): Bonjour {
  const bonjour = new Bonjour(place, onError);
  // A port that cannot be had is an event of the innermost object, which nobody listens to.
  const { server } = bonjour as unknown as { server: { mdns: EventEmitter } };
  server.mdns.on('error', onError);
  return bonjour;
}
