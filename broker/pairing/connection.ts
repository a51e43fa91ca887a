import { networkInterfaces, type NetworkInterfaceInfo } from 'node:os';
import type { Connection } from '../../shared/api/dispositivos';
import { joinCodeOf } from '../../shared/joinCode';
import { servesEverywhere, servesNetwork } from '../addresses';
import { trustPath } from '../http/routes/confiar';

/** The system's network interfaces, as `os.networkInterfaces` gives them. */
type Interfaces = Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>;

/** Interfaces of virtual machines, containers and tunnels: no tablet reaches us through them. */
const virtual = /^(docker|br-|veth|virbr|vmnet|vboxnet|vEthernet|utun|tun|tap|wg)/i;

/** How screens of the local network reach a server, by everything that is not in the database. */
export function connectionOf(
  server: {
    host: string;
    port: number;
    /** Null where only plain HTTP is spoken; `huella` is null with a bought certificate. */
    tls: { huella: string | null } | null;
  },
  interfaces: Interfaces = networkInterfaces(),
): Pick<Connection, 'abierta' | 'direcciones' | 'huella'> {
  const { host, port, tls } = server;
  const huella = tls?.huella ?? null;
  if (!servesNetwork(host)) return { abierta: false, direcciones: [], huella };
  const hosts = servesEverywhere(host) ? networkAddresses(interfaces) : [host];
  const direcciones = hosts.map((name) => {
    const url = `${tls === null ? 'http' : 'https'}://${name}:${port}`;
    // A browser that does not know the authority yet is led to the page that explains it.
    const qr = huella === null ? `${url}/` : `http://${name}:${port}${trustPath}`;
    return { url, qr, codigo: joinCodeOf(url, huella) };
  });
  return { abierta: true, direcciones, huella };
}

/** The addresses by which other computers reach this one, the home network's first. */
export function networkAddresses(interfaces: Interfaces): string[] {
  return Object.entries(interfaces)
    .filter(([name]) => !virtual.test(name))
    .flatMap(([, addresses]) => addresses ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address)
    .sort((a, b) => Number(b.startsWith('192.168.')) - Number(a.startsWith('192.168.')));
}
