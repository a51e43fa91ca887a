import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { hostname, networkInterfaces } from 'node:os';
import { join } from 'node:path';
import type { Config } from '../config';
import { reasonOf, StartupError } from '../dataFolder';
import { fingerprintOf } from './fingerprint';
import type { Identity } from './localAuthority';

/** How often the certificate is looked at: addresses change, and it ends one day. In milliseconds. */
const lookEveryMs = 3_600_000;

/** What a server needs to speak TLS. */
export interface BrokerTls {
  identity: Identity;
  /** The restaurant's own authority, which other devices have to learn to trust; null with a bought certificate. */
  authority: { cert: string; fingerprint: string } | null;
  /**
   * Calls back with a new certificate when one was needed, or with why it could not be made; then it is
   * tried again. Answers its disposer.
   */
  watch(renewed: (identity: Identity) => void, failed: (error: unknown) => void): () => void;
}

/**
 * Prepares TLS as the settings say; null without it.
 *
 * @throws StartupError that names the setting at fault.
 */
export async function openTls(
  config: Pick<Config, 'tls' | 'allowedHosts'>,
  dataFolder: string,
): Promise<BrokerTls | null> {
  const { tls } = config;
  if (tls === null) return null;
  if (tls.kind === 'files') {
    const identity = await readIdentity(tls.cert, tls.key);
    return { identity, authority: null, watch: () => () => undefined };
  }
  // Needed by few servers, so it is loaded by those alone.
  const { issueCertificate, needsRenewal, openAuthority } = await import('./localAuthority');
  const authority = await openAuthority(join(dataFolder, 'secrets'));
  let identity = await issueCertificate(authority, namesOf(config.allowedHosts));
  return {
    identity,
    authority: { cert: authority.cert, fingerprint: fingerprintOf(authority.cert) },
    watch(renewed, failed) {
      const timer = setInterval(() => {
        const names = namesOf(config.allowedHosts);
        if (!needsRenewal(identity, names, Date.now())) return;
        void issueCertificate(authority, names).then((next) => {
          identity = next;
          renewed(next);
        }, failed);
      }, lookEveryMs);
      timer.unref();
      return () => {
        clearInterval(timer);
      };
    },
  };
}

async function readIdentity(certFile: string, keyFile: string): Promise<Identity> {
  const cert = await readSetting('CAMPANA_TLS_CERT', certFile);
  const key = await readSetting('CAMPANA_TLS_KEY', keyFile);
  const leaf = checked('CAMPANA_TLS_CERT', () => new X509Certificate(cert));
  const secret = checked('CAMPANA_TLS_KEY', () => createPrivateKey(key));
  if (!leaf.checkPrivateKey(secret)) {
    throw new StartupError('CAMPANA_TLS_KEY no es válido: no es la clave de CAMPANA_TLS_CERT.');
  }
  return { cert, key };
}

function readSetting(name: string, file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: unknown) => {
    throw new StartupError(`${name} no es válido: no se puede leer ese archivo.`, { cause: error });
  });
}

function checked<Value>(name: string, read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    throw new StartupError(`${name} no es válido: no es un archivo PEM (${reasonOf(error)}).`, {
      cause: error,
    });
  }
}

/** Every name and address by which a device may reach this computer. */
function namesOf(more: readonly string[]): string[] {
  const addresses = Object.values(networkInterfaces())
    .flatMap((each) => each ?? [])
    .map(({ address }) => address.split('%', 1)[0] ?? address);
  const name = hostname().toLowerCase();
  const extra = more.map((host) => host.replace(/:\d+$/, ''));
  return [...new Set(['localhost', ...addresses, name, `${name}.local`, ...extra])];
}
