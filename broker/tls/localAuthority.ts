import 'reflect-metadata';
import { randomBytes, webcrypto, X509Certificate } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as x509 from '@peculiar/x509';

// Its types are Node's or a browser's, depending on who compiles this; the thing itself is Node's.
const provider: unknown = webcrypto;
x509.cryptoProvider.set(provider as typeof globalThis.crypto);

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const dayMs = 86_400_000;
const authorityDays = 3650;
/** Devices refuse certificates that hold for longer. */
const leafDays = 397;
/** A certificate is made anew this long before its end. */
const renewDays = 30;

/** A certificate and its private key, as PEM text. */
export interface Identity {
  cert: string;
  key: string;
}

/** The restaurant's own certificate authority, made on first use and kept in the data folder. */
export async function openAuthority(secrets: string): Promise<Identity> {
  const files = { cert: join(secrets, 'autoridad.crt'), key: join(secrets, 'autoridad.key') };
  try {
    return { cert: await readFile(files.cert, 'utf8'), key: await readFile(files.key, 'utf8') };
  } catch {
    // Not made yet, or only half: without its key a certificate is of no use.
  }
  const keys = await newKeys();
  const cert = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: newSerial(),
    name: `CN=Campana ${randomBytes(3).toString('hex')}, O=Campana`,
    notBefore: new Date(Date.now() - dayMs),
    notAfter: new Date(Date.now() + authorityDays * dayMs),
    signingAlgorithm: algorithm,
    keys,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(
        x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign,
        true,
      ),
    ],
  });
  const made = { cert: `${cert.toString('pem')}\n`, key: await privatePem(keys.privateKey) };
  await mkdir(secrets, { recursive: true, mode: 0o700 });
  await writeFile(files.key, made.key, { mode: 0o600 });
  await writeFile(files.cert, made.cert, { mode: 0o600 });
  return made;
}

/** A certificate of the authority for the names and addresses by which screens reach this computer. */
export async function issueCertificate(
  authority: Identity,
  names: readonly string[],
): Promise<Identity> {
  const issuer = new x509.X509Certificate(authority.cert);
  const keys = await newKeys();
  const cert = await x509.X509CertificateGenerator.create({
    serialNumber: newSerial(),
    subject: 'CN=Campana',
    issuer: issuer.subject,
    notBefore: new Date(Date.now() - dayMs),
    notAfter: new Date(Date.now() + leafDays * dayMs),
    signingAlgorithm: algorithm,
    publicKey: keys.publicKey,
    signingKey: await importPrivate(authority.key),
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension(
        names.map((value) => ({
          type: /^[\d.]+$|:/.test(value) ? ('ip' as const) : ('dns' as const),
          value,
        })),
      ),
    ],
  });
  // The authority goes along: who pins it can check the chain by what it is sent.
  return {
    cert: `${cert.toString('pem')}\n${authority.cert}`,
    key: await privatePem(keys.privateKey),
  };
}

/** Whether a certificate has to be made anew: it ends soon, or lacks one of the names. */
export function needsRenewal(identity: Identity, names: readonly string[], now: number): boolean {
  const leaf = new X509Certificate(identity.cert);
  if (Date.parse(leaf.validTo) - now < renewDays * dayMs) return true;
  return names.some((name) => !(leaf.checkHost(name) ?? leaf.checkIP(name)));
}

async function newKeys(): Promise<webcrypto.CryptoKeyPair> {
  return webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
}

async function privatePem(key: webcrypto.CryptoKey): Promise<string> {
  const der = await webcrypto.subtle.exportKey('pkcs8', key);
  return `${x509.PemConverter.encode(der, 'PRIVATE KEY')}\n`;
}

async function importPrivate(pem: string): Promise<webcrypto.CryptoKey> {
  const [der] = x509.PemConverter.decode(pem);
  if (der === undefined) throw new Error('The key of the authority is no PEM.');
  return webcrypto.subtle.importKey('pkcs8', der, algorithm, false, ['sign']);
}

function newSerial(): string {
  return randomBytes(15).toString('hex').replace(/^./, '1');
}
