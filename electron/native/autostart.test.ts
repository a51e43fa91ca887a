import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { autostartEntry, startsWithComputer, startWithComputer } from './autostart';

vi.mock('electron', () => ({ app: {} }));

describe('starting with the computer', () => {
  it.runIf(process.platform === 'linux')('is an entry of its own that can be taken away', () => {
    const folder = mkdtempSync(join(tmpdir(), 'campana-autostart-'));
    try {
      const environment = { XDG_CONFIG_HOME: folder, APPIMAGE: '/opt/Campana 1.AppImage' };
      expect(startsWithComputer(environment)).toBe(false);
      expect(startWithComputer(true, environment)).toEqual({ ok: true, value: null });
      expect(startsWithComputer(environment)).toBe(true);
      const entry = readFileSync(join(folder, 'autostart', 'campana.desktop'), 'utf8');
      expect(entry).toContain('Exec="/opt/Campana 1.AppImage"\n');
      startWithComputer(false, environment);
      expect(startsWithComputer(environment)).toBe(false);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('names programs in folders with odd names so that nothing else is run', () => {
    expect(autostartEntry('/a/$(rm -rf b)/100%/c')).toContain(
      'Exec="/a/\\\\$(rm -rf b)/100%%/c"\n',
    );
  });
});
