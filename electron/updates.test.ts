import { EventEmitter } from 'node:events';
import type { AppUpdater } from 'electron-updater';
import { beforeEach, describe, expect, it } from 'vitest';
import { createUpdates } from './updates';

class Updater extends EventEmitter {
  feed: unknown = null;
  installed = 0;
  autoInstallOnAppQuit = true;
  outcome: () => Promise<unknown> = () => Promise.resolve({});
  onInstall: () => void = () => undefined;
  setFeedURL(feed: unknown): void {
    this.feed = feed;
  }
  checkForUpdates(): Promise<unknown> {
    return this.outcome();
  }
  quitAndInstall(): void {
    expect(steps).toEqual(['handed over']);
    this.installed += 1;
    this.onInstall();
  }
}

let updater: Updater;
let hour: number;
let steps: string[];
const create = (source: string | null) =>
  createUpdates({
    updater: updater as unknown as AppUpdater,
    source,
    work: () => ({ hour, unsent: 0, unread: 0 }),
    handOver: () => Promise.resolve(void steps.push('handed over')),
    takeBack: () => void steps.push('taken back'),
    onChange: () => undefined,
    log: { info: () => undefined, warn: () => undefined },
  });

beforeEach(() => {
  updater = new Updater();
  hour = 4;
  steps = [];
});

describe('updates', () => {
  it('never install themselves when the app ends', () => {
    create('https://feed.example');
    expect(updater.autoInstallOnAppQuit).toBe(false);
  });

  it('come from nowhere until a source is set, and only over TLS', async () => {
    const updates = create(null);
    expect(updates.status().estado).toBe('apagada');
    expect(await updates.check()).toMatchObject({ ok: false });
    expect(updates.setSource('http://feed.example')).toMatchObject({ ok: false });
    expect(updater.feed).toBeNull();
    expect(updates.setSource('https://feed.example')).toMatchObject({ ok: true });
    expect(updater.feed).toEqual({ provider: 'generic', url: 'https://feed.example' });
    updates.close();
  });

  it('show their progress, and wait for the quiet hours to be installed', async () => {
    const updates = create('https://feed.example');
    updater.emit('update-available', { version: '0.2.0' });
    updater.emit('download-progress', { percent: 41.7 });
    expect(updates.status()).toMatchObject({
      estado: 'descargando',
      porcentaje: 42,
      version: '0.2.0',
    });
    expect(await updates.install()).toMatchObject({ ok: false });
    updater.emit('update-downloaded', { version: '0.2.0' });
    hour = 13;
    expect(await updates.install()).toMatchObject({ ok: false });
    expect(updater.installed).toBe(0);
    hour = 5;
    expect(await updates.install()).toMatchObject({ ok: true });
    expect(updater.installed).toBe(1);
    updates.close();
  });

  it('make room before the new version starts, and take it back when it is not installed', async () => {
    const updates = create('https://feed.example');
    updater.emit('update-downloaded', { version: '0.2.0' });
    updater.onInstall = () => updater.emit('error', new Error('EACCES'));
    expect(await updates.install()).toMatchObject({ ok: false });
    expect(steps).toEqual(['handed over', 'taken back']);
    expect(updates.status().estado).toBe('fallo');
    updates.close();
  });

  it('say that a copy which was not installed has none', async () => {
    const updates = create('https://feed.example');
    updater.outcome = () => Promise.resolve(null);
    expect(await updates.check()).toMatchObject({ ok: false });
    expect(updates.status().motivo).toContain('instalador');
    updates.close();
  });

  it('leave the old version at work when one fails, and say so', async () => {
    const updates = create('https://feed.example');
    updater.outcome = () => {
      updater.emit('error', new Error('sha512 checksum mismatch'));
      return Promise.reject(new Error('sha512 checksum mismatch'));
    };
    expect(await updates.check()).toMatchObject({ ok: false });
    expect(updates.status().estado).toBe('fallo');
    expect(updates.status().motivo).toContain('La versión actual sigue funcionando');
    expect(await updates.install()).toMatchObject({ ok: false });
    expect(updater.installed).toBe(0);
    updates.close();
  });
});
