import type { JsonFile } from '../jsonFile';
import type { Log } from '../log';
import type { Settings } from '../settings';
import { judgeCertificate, type CertificateVerdict } from './authority';

/** What Chromium asks of each certificate, as far as this needs it. */
export interface CertificateRequest {
  hostname: string;
  certificate: { data: string };
}

/** Chromium's answers: accept, refuse, or judge as usual. */
export const verdicts = { accept: 0, refuse: -2, asUsual: -3 } as const;

/** The authorities of the servers this computer was paired with, by host. */
export interface Pins {
  /** The pinned authority of a host, as PEM text; null for one that was never paired. */
  authorityOf(hostname: string): string | null;
  /**
   * Trusts this authority, and no other, for a host from now on. Answers whether Chromium judged the host before:
   * it remembers that until the app ends, so the app has to start anew.
   */
  pin(hostname: string, authority: string): boolean;
  /** Judges a certificate for Chromium; see `verdicts`. Hosts that were never paired are judged as usual. */
  judge(request: CertificateRequest): number;
  /** What is wrong with the certificate a paired host showed last; null when it was right. */
  complaintOf(hostname: string): Exclude<CertificateVerdict, 'trusted'> | null;
}

/** Pins kept in the settings. `onChange` is called when a complaint came or went, or a pin changed. */
export function createPins(
  settings: JsonFile<Settings>,
  log: Log,
  onChange: () => void,
  now: () => number = Date.now,
): Pins {
  const judgedHosts = new Set<string>();
  const complaints = new Map<string, Exclude<CertificateVerdict, 'trusted'>>();
  const authorityOf = (hostname: string) => settings.read().pins?.[hostname] ?? null;

  function note(hostname: string, verdict: CertificateVerdict): void {
    const before = complaints.get(hostname);
    if (verdict === 'trusted') complaints.delete(hostname);
    else complaints.set(hostname, verdict);
    if (before === complaints.get(hostname)) return;
    if (verdict !== 'trusted') log.warn(`The server's certificate was refused: ${verdict}.`);
    onChange();
  }

  return {
    authorityOf,
    pin(hostname, authority) {
      const before = settings.read();
      settings.write({ ...before, pins: { ...before.pins, [hostname]: authority } });
      complaints.delete(hostname);
      onChange();
      return judgedHosts.has(hostname);
    },
    judge({ hostname, certificate }) {
      judgedHosts.add(hostname);
      const authority = authorityOf(hostname);
      if (authority === null) return verdicts.asUsual;
      const verdict = judged(certificate.data, authority, hostname, now());
      note(hostname, verdict);
      return verdict === 'trusted' ? verdicts.accept : verdicts.refuse;
    },
    complaintOf: (hostname) => complaints.get(hostname) ?? null,
  };
}

/** A certificate that cannot be read is not of our authority. */
function judged(leaf: string, authority: string, host: string, now: number): CertificateVerdict {
  try {
    return judgeCertificate(leaf, authority, host, now);
  } catch {
    return 'other_authority';
  }
}
