import { hostname, networkInterfaces } from 'node:os';

/** Names for this very computer. */
const loopbackNames = ['localhost', '127.0.0.1', '[::1]'];

/** Addresses that mean "on every interface". */
const everywhere = new Set(['0.0.0.0', '::', '[::]']);

/**
 * The `Host` values this broker answers to. Anything else is refused, so that a foreign web page
 * cannot reach it by pointing a name of its own at this computer (DNS rebinding). A computer's addresses
 * change with its network, so the answer is not for ever.
 */
export function servedHosts(host: string, port: number, extra: readonly string[]): Set<string> {
  const names = everywhere.has(host)
    ? [...loopbackNames, ...interfaceAddresses(), ...hostNames()]
    : isLoopback(host)
      ? loopbackNames
      : [bracketed(host)];
  const hosts = new Set<string>(extra);
  for (const name of [...names, ...extra]) hosts.add(`${name}:${port}`);
  // A browser leaves the usual port out.
  if (port === 80 || port === 443) names.forEach((name) => hosts.add(name));
  return hosts;
}

/** How long the computer's addresses are believed, in milliseconds. */
const believedMs = 5_000;

/** `servedHosts`, worked out again every few seconds instead of at every request. */
export function createServedHosts(
  host: string,
  port: () => number,
  extra: readonly string[],
  now: () => number,
): () => ReadonlySet<string> {
  let hosts: ReadonlySet<string> = new Set();
  let readAt = -Infinity;
  return () => {
    if (Math.abs(now() - readAt) < believedMs) return hosts;
    readAt = now();
    hosts = servedHosts(host, port(), extra);
    return hosts;
  };
}

/** Whether listening there takes connections on every interface. */
export function servesEverywhere(host: string): boolean {
  return everywhere.has(host);
}

/** Whether listening there serves other computers, too. */
export function servesNetwork(host: string): boolean {
  return !isLoopback(host);
}

/** The address to show and to open: one that works from this computer. */
export function reachableUrl(host: string, port: number): string {
  return `http://${everywhere.has(host) ? '127.0.0.1' : bracketed(host)}:${port}`;
}

function interfaceAddresses(): string[] {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .map(({ address }) => bracketed(address.split('%')[0] ?? address));
}

function hostNames(): string[] {
  const name = hostname().toLowerCase();
  return [name, `${name}.local`];
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host.startsWith('127.') || host === '::1' || host === '[::1]';
}

function bracketed(address: string): string {
  return address.includes(':') && !address.startsWith('[') ? `[${address}]` : address;
}
