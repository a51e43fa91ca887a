import i18next from 'i18next';
import { beforeEach, describe, expect, test } from 'vitest';
import type { CampanaBridge } from '../../shared/ipc';
import type { CampanaEvent } from '../../shared/protocol/events';
import type { StaffRole } from '../../shared/roles';
import { resources } from '../i18n/resources';
import { createDispatcher, type Dispatcher } from '../realtime/dispatcher';
import { createAppStore, type AppStore } from '../stores/appStore';
import { createFakeClock } from '../testing/fakeClock';
import { startNotifications } from './notifications';

type Shown = Parameters<CampanaBridge['showNotification']>[0];

const fecha = '2025-01-01T12:00:00.000Z';
const alerta: CampanaEvent = {
  ...{ tipo: 'alerta_cocina', id: 9, fecha, alerta_id: 10, pedido_id: 50 },
  ...{ prioridad: 'urgente', mensaje: 'Ingrediente agotado' },
};

let dispatcher: Dispatcher;
let store: AppStore;
let shown: Shown[];
let gone: string[];
let click: (ruta: string) => void;
let stop: () => void;

beforeEach(async () => {
  const i18n = i18next.createInstance();
  await i18n.init({ lng: 'es', resources, defaultNS: 'common' });
  dispatcher = createDispatcher({
    report: (error) => {
      throw error;
    },
    clock: createFakeClock(),
    nextFrame: () => () => undefined,
  });
  store = createAppStore();
  shown = [];
  gone = [];
  stop = startNotifications({
    dispatcher,
    store,
    t: i18n.t,
    bridge: {
      showNotification: (content) => {
        shown.push(content);
        return Promise.resolve(true);
      },
      onNotificationClicked: (listener) => {
        click = (ruta) => listener({ ruta });
        return () => {
          click = () => undefined;
        };
      },
    },
    goTo: (ruta) => gone.push(ruta),
    report: (error) => {
      throw error;
    },
  });
});

function signIn(rol: StaffRole): void {
  store.getState().setUsuario({ id: 1, nombre: 'Rosa', rol, sucursal_id: 1 });
}

describe('the system tells', () => {
  test('a cook of an alert, with its priority, its words and the way to it', () => {
    signIn('COCINERO');
    dispatcher.publish(alerta);
    expect(shown).toHaveLength(1);
    expect(shown[0]).toMatchObject({ ruta: '/cocina?ver=alerta-10', urgente: true });
    expect(shown[0]!.titulo).toMatch(/Urgente.*Ingrediente agotado/);
    expect(shown[0]!.texto).toContain('50');
  });

  test('an admin of an alert that nobody read', () => {
    signIn('ADMIN');
    dispatcher.publish({ tipo: 'alerta_escalada', id: 11, fecha, alerta_id: 10, nivel: 1 });
    expect(shown[0]).toMatchObject({ ruta: '/?ver=alerta-10', urgente: true });
  });

  test('the counter of a voucher, and not of what is for the kitchen', () => {
    signIn('ATENCION');
    dispatcher.publish(alerta);
    expect(shown).toEqual([]);
    dispatcher.publish({ tipo: 'voucher_nuevo', id: 12, fecha, voucher_id: 7 });
    expect(shown[0]).toMatchObject({ ruta: '/atencion?ver=voucher-7', urgente: false });
  });

  test('nobody of anything before somebody has signed in, or after it was stopped', () => {
    dispatcher.publish(alerta);
    signIn('COCINERO');
    stop();
    dispatcher.publish(alerta);
    expect(shown).toEqual([]);
  });
});

test('a click leads to the thing the notification told of', () => {
  click('/cocina?ver=alerta-10');
  expect(gone).toEqual(['/cocina?ver=alerta-10']);
});
