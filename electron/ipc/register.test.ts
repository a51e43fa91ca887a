import { describe, expect, it } from 'vitest';
import { ipcContract } from '../../shared/ipc';
import { type IpcHandlers, type IpcRegistrar, registerIpc } from './register';

interface FakeWindow {
  isKiosk: () => boolean;
}
interface FakeEvent {
  trusted: boolean;
  kiosk?: boolean;
}
type Listener = Parameters<IpcRegistrar<FakeEvent>['handle']>[1];

/** Stands in for the main process's message port. */
class Registrar implements IpcRegistrar<FakeEvent> {
  readonly listeners = new Map<string, Listener>();
  handle(channel: string, listener: Listener): void {
    this.listeners.set(channel, listener);
  }
  removeHandler(channel: string): void {
    this.listeners.delete(channel);
  }
  call(channel: string, ...args: unknown[]): Promise<unknown> {
    return this.listeners.get(channel)!({ trusted: true }, ...args);
  }
}

const saved: string[] = [];
const done = { ok: true } as const;
const handlers: IpcHandlers<FakeWindow> = {
  'app:info': () => ({
    version: '1',
    platform: 'linux',
    serverUrl: null,
    hosting: false,
    serverFixed: false,
    serverRefusal: null,
    firstRun: false,
    kiosk: false,
  }),
  'server:set': ({ url }) => Promise.resolve({ ok: true, url }),
  'server:host': () => ({ ok: true as const }),
  'folder:choose': () => null,
  'server:share': () => done,
  'pairing:look': () => ({ ok: false, mensaje: '' }),
  'pairing:ask': () => ({ ok: false, mensaje: '' }),
  'server:find': () => [],
  'session:load': () => null,
  'session:save': (token) => void saved.push(token),
  'session:clear': () => undefined,
  'notification:show': () => true,
  'page:state': () => undefined,
  'desktop:status': () => ({
    aloja: true,
    compartido: false,
    servidor: { estado: 'sirviendo', motivo: null },
    kiosco: false,
    monitores: [],
    arranque: false,
    impresion: { impresora: null, ancho: 80 },
    impresoras: [],
    actualizacion: {
      estado: 'apagada',
      version: null,
      porcentaje: null,
      motivo: null,
      origen: null,
    },
  }),
  'kiosk:enter': () => undefined,
  'kiosk:leave': () => done,
  'window:open': () => undefined,
  'startup:set': () => done,
  'print:setup': () => undefined,
  'print:ticket': () => done,
  'diagnostics:save': () => ({ ok: true, archivo: null }),
  'update:source': () => done,
  'update:check': () => done,
  'update:install': () => done,
};

function setUp(changed: Partial<IpcHandlers<FakeWindow>> = {}) {
  const registrar = new Registrar();
  const dispose = registerIpc(
    registrar,
    (event) => (event.trusted ? { isKiosk: () => event.kiosk === true } : null),
    {
      ...handlers,
      ...changed,
    },
  );
  return { registrar, dispose };
}

describe('registerIpc', () => {
  it('serves every channel of the contract until it is disposed of', () => {
    const { registrar, dispose } = setUp();
    expect([...registrar.listeners.keys()]).toEqual(Object.keys(ipcContract));
    dispose();
    expect(registrar.listeners.size).toBe(0);
  });

  it('answers a valid call', async () => {
    const { registrar } = setUp();
    await expect(registrar.call('server:set', { url: 'http://127.0.0.1:8765' })).resolves.toEqual({
      ok: true,
      url: 'http://127.0.0.1:8765',
    });
    await expect(registrar.call('session:clear')).resolves.toBeUndefined();
  });

  it.each(Object.keys(ipcContract))('rejects %s from a foreign sender', async (channel) => {
    const { registrar } = setUp();
    const call = registrar.listeners.get(channel)!({ trusted: false }, undefined);
    await expect(call).rejects.toThrow(`${channel}: refused`);
  });

  it('lets a window that is locked to its display ask for nothing that leads out', async () => {
    const { registrar } = setUp();
    const refused: string[] = [];
    for (const channel of Object.keys(ipcContract)) {
      const call = registrar.listeners.get(channel)!({ trusted: true, kiosk: true }, undefined);
      const reason = await call.then(String, (error: unknown) => String(error));
      if (reason.includes('locked to its display')) refused.push(channel);
    }
    expect(refused).toEqual([
      'server:set',
      'server:share',
      'server:host',
      'folder:choose',
      'server:find',
      'kiosk:enter',
      'window:open',
      'startup:set',
      'print:setup',
      'diagnostics:save',
      'update:source',
      'update:check',
      'update:install',
    ]);
  });

  it.each([
    ['server:set', { url: 'file:///etc/passwd' }],
    ['server:set', undefined],
    ['session:save', ''],
    ['session:save', { token: 'x' }],
    ['session:load', 'anything'],
    ['notification:show', { titulo: 'a', texto: 'b', ruta: 'https://evil.example', urgente: true }],
  ])('rejects %s with an argument that breaks the schema', async (channel, args) => {
    const { registrar } = setUp();
    await expect(registrar.call(channel, args)).rejects.toThrow(
      `${channel}: the argument is not valid`,
    );
  });

  it('rejects a second argument', async () => {
    const { registrar } = setUp();
    await expect(registrar.call('session:save', 'token', 'more')).rejects.toThrow('one argument');
  });

  it('does not run the handler of a rejected call', async () => {
    const { registrar } = setUp();
    await expect(registrar.call('session:save', 7)).rejects.toThrow();
    await registrar.call('session:save', 'good');
    expect(saved).toEqual(['good']);
  });

  it('rejects an answer that breaks the schema instead of passing it on', async () => {
    const { registrar } = setUp({ 'session:load': () => '', 'app:info': () => ({}) as never });
    await expect(registrar.call('session:load')).resolves.toBe('');
    await expect(registrar.call('app:info')).rejects.toThrow('app:info: the answer is not valid');
  });
});
