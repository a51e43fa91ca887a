import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLog } from './log';
import { openSettings, type Settings } from './settings';

describe('settings', () => {
  let folder: string;
  let said: string[];
  const open = () =>
    openSettings(folder, createLog({ write: (line) => said.push(String(line)) > 0 }));

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'campana-settings-'));
    said = [];
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('are empty, without a complaint, on a new computer', () => {
    expect(open().read()).toEqual({});
    expect(said).toEqual([]);
  });

  it('survive a restart of the app', () => {
    const chosen: Settings = { server: { kind: 'remote', url: 'http://192.168.1.5:8765' } };
    open().write(chosen);
    expect(open().read()).toEqual(chosen);
  });

  it('leave no half-written file behind', () => {
    open().write({ server: { kind: 'host' } });
    open().write({});
    expect(readdirSync(folder)).toEqual(['settings.json']);
  });

  it.each([
    '{"server":{"kind":"rem',
    '{"server":{"kind":"remote","url":"javascript:alert(1)"}}',
    '[]',
  ])('are the defaults when the file holds %s, which is set aside', (broken) => {
    writeFileSync(join(folder, 'settings.json'), broken);
    expect(open().read()).toEqual({});
    expect(readFileSync(join(folder, 'settings.json.broken'), 'utf8')).toBe(broken);
    expect(said.join('')).toContain('settings.json');
    open().write({ server: { kind: 'host' } });
    expect(open().read()).toEqual({ server: { kind: 'host' } });
  });
});
