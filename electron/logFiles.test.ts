import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

// Outside Electron the library has the same loggers under another name.
vi.mock('electron-log/main', async () => await import('electron-log/node'));
const { openLogFiles, rotate } = await import('./logFiles');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'campana-logs-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the logs on the disk', () => {
  it('keep what the app and its server say apart, without secrets', () => {
    const logs = openLogFiles(folder);
    logs.app.warn('password=hunter2 was refused');
    logs.server('postgres://campana:s3creto@127.0.0.1/campana');
    const app = readFileSync(join(folder, 'campana.log'), 'utf8');
    expect(app).toMatch(/^\d{4}-\d\d-\d\dT.*\[warn\]\s+password=\[secreto\] was refused/);
    expect(readFileSync(join(folder, 'servidor.log'), 'utf8')).not.toContain('s3creto');
  });

  it('rotate, and the oldest goes', () => {
    const path = join(folder, 'campana.log');
    for (let round = 1; round <= 8; round += 1) {
      writeFileSync(path, `round ${round}`);
      rotate(path);
    }
    expect(readdirSync(folder).sort()).toEqual(
      [1, 2, 3, 4, 5].map((number) => `campana.${number}.log`),
    );
    expect(readFileSync(join(folder, 'campana.1.log'), 'utf8')).toBe('round 8');
    expect(readFileSync(join(folder, 'campana.5.log'), 'utf8')).toBe('round 4');
  });
});
