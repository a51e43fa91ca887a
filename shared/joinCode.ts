/** What a join code says. */
export interface JoinCode {
  /** e.g. `https://192.168.1.20:8765`. */
  url: string;
  /** The first six hexadecimal digits of the authority's fingerprint; null without TLS. */
  huella: string | null;
}

/** Digits and letters without those that look like others: I, L, O, U. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** The port that a code leaves out. */
const usualPort = 8765;
const bits = { flags: 3, address: 32, port: 16, fingerprint: 24 } as const;

/**
 * The address of a server and the beginning of its fingerprint as 12 characters (16 with an unusual port) that
 * can be read out loud and typed; null where the host is no IPv4 address. The 24 bits tell servers apart and
 * catch slips; whom to trust is settled by comparing the whole fingerprint.
 */
export function joinCodeOf(url: string, huella: string | null): string | null {
  const { protocol, hostname, port } = new URL(url);
  const parts = /^(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(hostname)?.slice(1).map(Number);
  if (parts === undefined) return null;
  const portNumber = port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port);
  const flags = (protocol === 'https:' ? 4 : 0) + (portNumber === usualPort ? 0 : 2);
  const fields: [number, number][] = [
    [flags, bits.flags],
    ...parts.map((part): [number, number] => [part, 8]),
    ...(portNumber === usualPort ? [] : [[portNumber, bits.port] as [number, number]]),
    [huella === null ? 0 : parseInt(beginningOf(huella), 16), bits.fingerprint],
  ];
  const text = fields.map(([value, width]) => value.toString(2).padStart(width, '0')).join('');
  const padded = text.padEnd(Math.ceil(text.length / 20) * 20, '0');
  const symbols = (padded.match(/.{5}/g) ?? []).map((five) => alphabet[parseInt(five, 2)]).join('');
  return (symbols.match(/.{4}/g) ?? []).join('-');
}

/** Reads a code as people type it; null for a text that is none. */
export function readJoinCode(typed: string): JoinCode | null {
  const symbols = typed
    .toUpperCase()
    .replace(/[\s-]/g, '')
    .replace(/[IL]/g, '1')
    .replace(/O/g, '0');
  if (!/^[0-9A-HJKMNP-TV-Z]+$/.test(symbols)) return null;
  const text = Array.from(symbols)
    .map((one) => alphabet.indexOf(one).toString(2).padStart(5, '0'))
    .join('');
  let at = 0;
  const take = (width: number): number => {
    at += width;
    return parseInt(text.slice(at - width, at), 2);
  };
  const flags = take(bits.flags);
  const secure = (flags & 4) !== 0;
  const ownPort = (flags & 2) !== 0;
  if ((flags & 1) !== 0 || symbols.length !== (ownPort ? 16 : 12)) return null;
  const address = [take(8), take(8), take(8), take(8)].join('.');
  const port = ownPort ? take(bits.port) : usualPort;
  const huella = take(bits.fingerprint).toString(16).toUpperCase().padStart(6, '0');
  if (text.slice(at).includes('1')) return null;
  const url = `${secure ? 'https' : 'http'}://${address}:${port}`;
  return { url, huella: secure ? huella : null };
}

/** Whether a fingerprint, written as people see it, is the one a code begins with. */
export function beginsWith(huella: string, beginning: string): boolean {
  return beginningOf(huella) === beginning;
}

function beginningOf(huella: string): string {
  return huella
    .replace(/[^0-9A-Fa-f]/g, '')
    .slice(0, 6)
    .toUpperCase();
}
