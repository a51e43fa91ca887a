import type { Bonjour, Service } from 'bonjour-service';
import { openMdns } from '../broker/discovery/mdns';
import { mdnsType } from '../shared/discovery';
import { type Log, reasonOf } from './log';

/** A server somebody announced. */
export interface FoundServer {
  nombre: string;
  url: string;
}

/** Listens for the servers of the local network. */
export interface ServerBrowser {
  /** Those heard of so far; the first call begins to listen. */
  found(): FoundServer[];
  close(): void;
}

/** Hears nothing before it is asked: most computers know their server. */
export function createServerBrowser(log: Log): ServerBrowser {
  let bonjour: Bonjour | null = null;
  const services = new Map<string, Service>();

  function listen(): void {
    try {
      bonjour = openMdns((error) => {
        log.info(`Servers cannot be searched for: ${reasonOf(error)}`);
      });
      const browser = bonjour.find({ type: mdnsType });
      browser.on('up', (service: Service) => services.set(service.fqdn, service));
      browser.on('down', (service: Service) => services.delete(service.fqdn));
    } catch (error) {
      log.info(`Servers cannot be searched for: ${reasonOf(error)}`);
    }
  }

  return {
    found() {
      if (bonjour === null) listen();
      return [...services.values()].flatMap((service) => foundServer(service) ?? []);
    },
    close() {
      bonjour?.destroy();
      bonjour = null;
    },
  };
}

/** The server of an announcement; null for one without an address. Anybody can announce anything. */
export function foundServer(
  service: Pick<Service, 'name' | 'port' | 'addresses' | 'txt'>,
): FoundServer | null {
  const address = service.addresses?.find((each) => /^\d+(\.\d+){3}$/.test(each));
  if (address === undefined) return null;
  const txt = service.txt as Record<string, unknown> | undefined;
  const scheme = txt?.['tls'] === '1' ? 'https' : 'http';
  return { nombre: service.name.slice(0, 120), url: `${scheme}://${address}:${service.port}` };
}
