import { X509Certificate } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { temporaryFolder } from '../../testing/temporaryFolder';
import { fingerprintOf } from './fingerprint';
import { issueCertificate, needsRenewal, openAuthority } from './localAuthority';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(() => folder.remove());

const names = ['192.168.1.20', '127.0.0.1', 'caja.local'];

it('the authority is made once, its key readable by its owner alone', async () => {
  const first = await openAuthority(folder.path);
  expect(await openAuthority(folder.path)).toEqual(first);
  expect((await stat(join(folder.path, 'autoridad.key'))).mode & 0o777).toBe(0o600);
  expect(new X509Certificate(first.cert).ca).toBe(true);
  expect(fingerprintOf(first.cert)).toMatch(/^([0-9A-F]{4} ){7}[0-9A-F]{4}$/);
});

it('what it issues is signed by it, names every address, and is renewed in time', async () => {
  const authority = await openAuthority(folder.path);
  const identity = await issueCertificate(authority, names);
  const leaf = new X509Certificate(identity.cert);
  const issuer = new X509Certificate(authority.cert);
  expect(leaf.checkIssued(issuer) && leaf.verify(issuer.publicKey)).toBe(true);
  expect(leaf.checkIP('192.168.1.20')).toBe('192.168.1.20');
  expect(leaf.checkHost('caja.local')).toBe('caja.local');
  expect(needsRenewal(identity, names, Date.now())).toBe(false);
  expect(needsRenewal(identity, [...names, '10.0.0.7'], Date.now())).toBe(true);
  expect(needsRenewal(identity, names, Date.parse(leaf.validTo) - 86_400_000)).toBe(true);
});
