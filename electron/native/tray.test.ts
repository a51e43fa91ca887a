import { describe, expect, it, vi } from 'vitest';
import { serverHealth } from './health';
import { lightOf, trayMenu } from './tray';
import { wordsIn } from './words';

vi.mock('electron', () => ({}));
vi.mock('../paths', () => ({ paths: {} }));

const actions = { open: () => undefined, openAnother: () => undefined, quit: () => undefined };
const serving = { estado: 'sirviendo', motivo: null } as const;
const labels = (state: Partial<Parameters<typeof trayMenu>[0]>) =>
  trayMenu({ words: wordsIn('es'), unread: 0, health: serving, kiosk: false, ...state }, actions)
    .map(({ label }) => label)
    .filter((label) => label !== undefined);

describe('the tray', () => {
  it('says how many alerts wait and how the server is, in the language of the app', () => {
    expect(labels({ unread: 3 }).slice(0, 2)).toEqual([
      '3 alertas por leer',
      'Servidor: funcionando',
    ]);
    expect(labels({ unread: 1, words: wordsIn('en') })[0]).toBe('1 unread alert');
  });

  it('says why the server does not serve', () => {
    const health = serverHealth(
      { hosting: true, url: null },
      { kind: 'restarting', reason: 'El disco está lleno.' },
    );
    expect(labels({ health })).toContain('El disco está lleno.');
    expect(lightOf(health)).toBe('ambar');
  });

  it('leads nowhere while a window is locked to its display', () => {
    const menu = trayMenu(
      { words: wordsIn('es'), unread: 0, health: serving, kiosk: true },
      actions,
    );
    expect(menu.filter(({ click }) => click !== undefined)).toEqual([]);
  });
});

describe('the light of the server', () => {
  it.each([
    [{ hosting: false, url: 'http://a' }, { kind: 'stopped', reason: null }, 'verde'],
    [{ hosting: true, url: null }, { kind: 'starting' }, 'ambar'],
    [{ hosting: true, url: 'http://a' }, { kind: 'serving' }, 'verde'],
    [{ hosting: true, url: null }, { kind: 'stopped', reason: 'No.' }, 'rojo'],
    // Another program's broker on this computer.
    [{ hosting: true, url: 'http://a' }, { kind: 'stopped', reason: null }, 'verde'],
  ] as const)('of %o, %o is %s', (info, state, light) => {
    expect(lightOf(serverHealth(info, state))).toBe(light);
  });
});
