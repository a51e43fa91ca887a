import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeDiagnostics } from './diagnostics';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'campana-diagnosis-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the diagnosis', () => {
  it('holds the logs and the facts, and no secret that had slipped into them', async () => {
    const logFolder = join(folder, 'logs');
    mkdirSync(logFolder);
    // Written by an older version, say, that knew less about secrets.
    writeFileSync(join(logFolder, 'campana.log'), 'token=abc123 cliente 987654321 ok\n');
    writeFileSync(join(logFolder, 'other.txt'), 'not a log');
    const file = join(folder, 'd.zip');
    await writeDiagnostics(file, {
      logFolder,
      facts: { version: '0.1.0', nota: 'password=hunter2' },
    });

    const entries = unzip(file);
    expect([...entries.keys()].sort()).toEqual([
      'LEAME.txt',
      'datos.json',
      'registros/campana.log',
    ]);
    const all = [...entries.values()].join('\n');
    expect(all).not.toMatch(/abc123|987654321|hunter2/);
    expect(entries.get('registros/campana.log')).toContain('ok');
    expect(JSON.parse(entries.get('datos.json')!)).toMatchObject({ version: '0.1.0' });
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o077).toBe(0);
  });

  it('says so when it cannot be written', async () => {
    const nowhere = join(folder, 'missing', 'd.zip');
    await expect(writeDiagnostics(nowhere, { logFolder: folder, facts: {} })).rejects.toThrow();
  });
});

/** The entries by their central directory; enough for what yazl writes. */
function unzip(file: string): Map<string, string> {
  const bytes = readFileSync(file);
  const entries = new Map<string, string>();
  const end = bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [method, size] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20)];
    const nameLength = bytes.readUInt16LE(at + 28);
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    const local = bytes.readUInt32LE(at + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const data = bytes.subarray(start, start + size);
    entries.set(name, (method === 0 ? data : inflateRawSync(data)).toString('utf8'));
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}
