import type { NetworkInterfaceInfo } from 'node:os';

/** The system's network interfaces, as `os.networkInterfaces` gives them. */
type Interfaces = Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>;

/** The addresses by which other computers of the local network reach a server of this one. */
export function networkAddresses(interfaces: Interfaces, serverUrl: string): string[] {
  const { port } = new URL(serverUrl);
  return Object.values(interfaces)
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => `http://${address}:${port}`);
}
