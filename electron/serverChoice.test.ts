import { describe, expect, it } from 'vitest';
import { chooseServer, serverOrigin } from './serverChoice';
import type { Settings } from './settings';

const chosen: Settings = { server: { kind: 'remote', url: 'http://192.168.1.5:8765/' } };

describe('chooseServer', () => {
  it('obeys CAMPANA_SERVER_URL before anything a person chose', () => {
    expect(chooseServer({ CAMPANA_SERVER_URL: 'http://127.0.0.1:9000/' }, chosen)).toEqual({
      ok: true,
      value: { kind: 'fixed', url: 'http://127.0.0.1:9000' },
    });
  });

  it('uses the server a person chose', () => {
    expect(chooseServer({}, chosen)).toEqual({
      ok: true,
      value: { kind: 'remote', url: 'http://192.168.1.5:8765' },
    });
  });

  it('makes this computer the server when nobody said otherwise', () => {
    const closed: Settings[] = [{}, { server: { kind: 'host' } }];
    for (const settings of closed) {
      expect(chooseServer({ CAMPANA_SERVER_URL: '' }, settings)).toEqual({
        ok: true,
        value: { kind: 'host', shared: false },
      });
    }
    expect(chooseServer({}, { server: { kind: 'host', shared: true } })).toEqual({
      ok: true,
      value: { kind: 'host', shared: true },
    });
  });

  it.each(['ftp://host', 'restaurante', '127.0.0.1:8765', 'file:///etc/passwd'])(
    'refuses CAMPANA_SERVER_URL=%s and names it',
    (value) => {
      const choice = chooseServer({ CAMPANA_SERVER_URL: value }, {});
      expect(choice).toMatchObject({ ok: false });
      expect(choice.ok ? '' : choice.error).toContain('CAMPANA_SERVER_URL');
    },
  );
});

describe('serverOrigin', () => {
  it('drops what is not the server', () => {
    expect(serverOrigin('https://pos.example/cocina?x=1#y')).toBe('https://pos.example');
  });
});
