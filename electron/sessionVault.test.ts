import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLog } from './log';
import { type Cipher, createSessionVault } from './sessionVault';

/** Reverses the text: enough to tell sealed from plain. */
const reverse = (text: string) => Array.from(text).reverse().join('');
const cipher: Cipher = {
  isSafe: () => Promise.resolve(true),
  encrypt: (text) => Promise.resolve(Buffer.from(`sealed:${reverse(text)}`)),
  decrypt: (secret) => {
    const text = secret.toString();
    if (!text.startsWith('sealed:')) return Promise.reject(new Error('not mine'));
    return Promise.resolve(reverse(text.slice('sealed:'.length)));
  },
};
const unsafe: Cipher = { ...cipher, isSafe: () => Promise.resolve(false) };
const log = createLog({ write: () => true });
const here = 'http://127.0.0.1:8765';

describe('session vault', () => {
  let folder: string;
  const open = (using = cipher, server: string | null = here) =>
    createSessionVault(folder, using, () => server, log);

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'campana-vault-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('gives the token back after a restart, and has it on the disk only sealed', async () => {
    await open().save('secret-token');
    expect(await open().load()).toBe('secret-token');
    expect(readFileSync(join(folder, 'session.json'), 'utf8')).not.toContain('secret-token');
  });

  it('keeps the token for this run alone where the system cannot encrypt', async () => {
    const vault = open(unsafe);
    await vault.save('secret-token');
    expect(await vault.load()).toBe('secret-token');
    expect(readdirSync(folder)).toEqual([]);
    expect(await open(unsafe).load()).toBeNull();
  });

  it('leaves no older token behind when the system stops being able to encrypt', async () => {
    await open().save('old');
    await open(unsafe).save('new');
    expect(existsSync(join(folder, 'session.json'))).toBe(false);
  });

  it('never shows one server the token of another', async () => {
    await open().save('secret-token');
    expect(await open(cipher, 'http://192.168.1.66:8765').load()).toBeNull();
    expect(await open(cipher, null).load()).toBeNull();
  });

  it('forgets', async () => {
    const vault = open();
    await vault.save('secret-token');
    await vault.clear();
    expect(await vault.load()).toBeNull();
    expect(await open().load()).toBeNull();
  });

  it('asks for a new login when the sealed token cannot be opened any more', async () => {
    await open().save('secret-token');
    const other: Cipher = { ...cipher, decrypt: () => Promise.reject(new Error('another key')) };
    expect(await open(other).load()).toBeNull();
    expect(existsSync(join(folder, 'session.json'))).toBe(false);
  });

  it('keeps no session that was closed while it was being kept', async () => {
    const vault = open();
    await Promise.all([vault.save('secret-token'), vault.clear()]);
    expect(await vault.load()).toBeNull();
    expect(await open().load()).toBeNull();
  });

  it('keeps no session while there is no server', async () => {
    await expect(open(cipher, null).save('secret-token')).rejects.toThrow('server');
  });
});
