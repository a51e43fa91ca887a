import { beforeEach, describe, expect, test } from 'vitest';
import { eventTypes, type CampanaEvent } from '../../shared/protocol/events';
import { createAppStore, type AppStore } from '../stores/appStore';
import { selectUnreadAlertas } from '../stores/alertasSlice';
import { selectKitchenPedidos, selectPendingPedidos } from '../stores/pedidosSlice';
import { selectPendingVouchers } from '../stores/vouchersSlice';
import { briefOf, pedidoOf, voucherOf } from '../testing/rows';
import { handlers, handleEvent } from './index';

let store: AppStore;
let asked: string[];

beforeEach(() => {
  store = createAppStore();
  asked = [];
});

const state = () => store.getState();
const fecha = '2025-01-01T12:05:00.000Z';

function hear(...events: CampanaEvent[]): void {
  for (const event of events) {
    handleEvent(event, {
      state,
      complete: {
        pedido: (id) => asked.push(`pedido:${id}`),
        voucher: (id) => asked.push(`voucher:${id}`),
        catalog: () => asked.push('catalog'),
        conversacion: (id) => asked.push(`conversacion:${id}`),
        borrador: (id) => asked.push(`borrador:${id}`),
      },
    });
  }
}

test('every event type has a handler', () => {
  expect(Object.keys(handlers).sort()).toEqual([...eventTypes].sort());
});

describe('orders', () => {
  test('one that comes with its event is shown without asking the server', () => {
    hear({ tipo: 'pedido_creado', pedido_id: 50, pedido: briefOf(pedidoOf(50)), id: 1, fecha });
    expect(selectPendingPedidos(state())).toMatchObject([{ id: 50, cliente: 'Lucía' }]);
    expect(asked).toEqual([]);
  });

  test('one that another program only names is shown at once, and completed', () => {
    hear({ tipo: 'pedido_aprobado', pedido_id: 50, id: 1, fecha });
    expect(selectKitchenPedidos(state())).toMatchObject([
      { id: 50, detail: 'stub', fecha_aprobacion: fecha },
    ]);
    expect(asked).toEqual(['pedido:50']);
    state().putPedido(pedidoOf(50, { estado: 'EN_PREPARACION', fecha_aprobacion: fecha }), 1);
    expect(selectKitchenPedidos(state())).toMatchObject([{ detail: 'full', telefono: '999' }]);
  });

  test('a `pedido` of another shape is not trusted', () => {
    hear({ tipo: 'pedido_creado', pedido_id: 50, pedido: { mesa: 4 }, id: 1, fecha });
    expect(selectPendingPedidos(state())).toMatchObject([{ id: 50, detail: 'stub' }]);
  });

  test('an event keeps what only the whole order told', () => {
    state().loadPedidos([pedidoOf(50)], 10);
    const approved = pedidoOf(50, { estado: 'EN_PREPARACION', fecha_aprobacion: fecha });
    hear({ tipo: 'pedido_aprobado', pedido_id: 50, pedido: briefOf(approved), id: 11, fecha });
    expect(state().pedidos.get(50)).toMatchObject({
      estado: 'EN_PREPARACION',
      telefono: '999',
      items: [{ precio: 18.5 }],
    });
  });

  test('an event older than what is known changes nothing', () => {
    state().loadPedidos([pedidoOf(50, { estado: 'LISTO' })], 10);
    hear({ tipo: 'pedido_aprobado', pedido_id: 50, id: 9, fecha });
    expect(state().pedidos.get(50)?.estado).toBe('LISTO');
  });

  test('an answer older than an event changes nothing', () => {
    state().loadPedidos([pedidoOf(50)], 10);
    const approved = pedidoOf(50, { estado: 'EN_PREPARACION' });
    hear({ tipo: 'pedido_aprobado', pedido_id: 50, pedido: briefOf(approved), id: 12, fecha });
    state().putPedido(pedidoOf(50), 11);
    expect(state().pedidos.get(50)?.estado).toBe('EN_PREPARACION');
  });
});

describe('vouchers', () => {
  test('one that is not in the database appears with its number, and stays', () => {
    hear({ tipo: 'voucher_nuevo', voucher_id: 999, usuario_id: 1, sucursal_id: 1, id: 1, fecha });
    expect(selectPendingVouchers(state())).toMatchObject([{ id: 999, detail: 'stub' }]);
    expect(asked).toEqual(['voucher:999']);
    state().loadVouchers([voucherOf(5)], 2);
    expect(selectPendingVouchers(state()).map(({ id }) => id)).toEqual([5, 999]);
  });

  test('the alias means the same', () => {
    hear({ tipo: 'voucher_whatsapp', voucher_id: 7, id: 1, fecha });
    expect(selectPendingVouchers(state())).toMatchObject([{ id: 7, subtipo: 'whatsapp' }]);
  });

  test('a decision is not undone by an answer that was read before it', () => {
    hear(
      { tipo: 'voucher_nuevo', voucher_id: 7, id: 1, fecha },
      {
        tipo: 'voucher_rechazado',
        voucher_id: 7,
        motivo: 'No se ve',
        usuario_nombre: 'Ana',
        id: 2,
        fecha,
      },
    );
    state().putVoucher(voucherOf(7), 1);
    expect(state().vouchers.get(7)).toMatchObject({
      estado: 'RECHAZADO',
      motivo: 'No se ve',
      validado_por_nombre: 'Ana',
      pagador: 'LUCIA R.',
    });
  });
});

describe('alerts', () => {
  const alerta = (id: number, prioridad: 'normal' | 'alta' | 'urgente'): CampanaEvent => ({
    tipo: 'alerta_cocina',
    alerta_id: id,
    pedido_id: 50,
    prioridad,
    mensaje: 'Ingrediente agotado',
    id,
    fecha,
  });

  test('the most urgent comes first, then the oldest', () => {
    hear(alerta(1, 'normal'), alerta(2, 'urgente'), alerta(3, 'alta'), alerta(4, 'urgente'));
    expect(selectUnreadAlertas(state()).map(({ id }) => id)).toEqual([2, 4, 3, 1]);
  });

  test('one that was read stays read when its event comes again', () => {
    hear(
      alerta(1, 'urgente'),
      { tipo: 'alerta_leida', alerta_id: 1, usuario_nombre: 'Rosa', id: 2, fecha },
      { ...alerta(1, 'urgente'), reintento: 1 },
    );
    expect(selectUnreadAlertas(state())).toEqual([]);
    expect(state().alertas.get(1)).toMatchObject({ leida: true, leida_por_nombre: 'Rosa' });
  });

  test('an escalation of one this screen missed shows it', () => {
    hear({ tipo: 'alerta_escalada', alerta_id: 8, mensaje: 'Falta sal', nivel: 2, id: 3, fecha });
    expect(selectUnreadAlertas(state())).toMatchObject([{ id: 8, nivel: 2 }]);
  });

  test('one without a number is refused', () => {
    const event: CampanaEvent = {
      tipo: 'alerta_cocina',
      mensaje: 'x',
      prioridad: 'normal',
      id: 1,
      fecha,
    };
    expect(() => {
      hear(event);
    }).toThrow(/alerta_id/);
  });
});

test('handling every event twice is the same as once', () => {
  const events: CampanaEvent[] = [
    { tipo: 'pedido_creado', pedido_id: 50, pedido: briefOf(pedidoOf(50)), id: 1, fecha },
    { tipo: 'pedido_aprobado', pedido_id: 50, nuevo_estado: 'EN_PREPARACION', id: 2, fecha },
    { tipo: 'refill_solicitado', refill_id: 3, insumo: 'Limón', cantidad: 2, id: 3, fecha },
    { tipo: 'refill_atendido', refill_id: 3, usuario_nombre: 'Rosa', id: 4, fecha },
    { tipo: 'voucher_nuevo', voucher_id: 7, id: 5, fecha },
    { tipo: 'voucher_aprobado', voucher_id: 7, usuario_id: 3, id: 6, fecha },
  ];
  hear(...events);
  const { pedidos, refills, vouchers } = state();
  hear(...events);
  expect(state().pedidos).toEqual(pedidos);
  expect(state().refills).toEqual(refills);
  expect(state().vouchers).toEqual(vouchers);
});

test('news of a conversation or a draft names it only, so it is loaded', () => {
  hear(
    { tipo: 'conversacion_actualizada', conversacion_id: 7, novedad: 'mensaje', id: 1, fecha },
    { tipo: 'borrador_actualizado', borrador_id: 8, novedad: 'nuevo', id: 2, fecha },
  );
  expect(asked).toEqual(['conversacion:7', 'borrador:8']);
});
