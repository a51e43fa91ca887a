import { expect, test } from 'vitest';
import type { LoggedEvent } from '../../../realtime/eventLog';
import { createMatcher, isFiltering, noFilter, type EventFilter } from './eventFilter';

const alerta: LoggedEvent = {
  receivedAt: 0,
  event: {
    id: 7,
    tipo: 'alerta_cocina',
    fecha: '2025-01-01T12:00:00.000Z',
    alerta_id: 10,
    pedido_id: 50,
    sucursal_id: 1,
    prioridad: 'urgente',
    mensaje: 'Se acabó el ají',
  },
};
const pedido: LoggedEvent = {
  receivedAt: 0,
  event: {
    id: 8,
    tipo: 'pedido_creado',
    fecha: '2025-01-01T12:00:00.000Z',
    pedido_id: 51,
    sucursal_id: 2,
    pedido: { items: [{ producto: 'Lomo saltado' }] },
  },
};

function found(filter: Partial<EventFilter>): number[] {
  return [alerta, pedido]
    .filter(createMatcher({ ...noFilter, ...filter }))
    .map(({ event }) => event.id);
}

test('no filter lets everything pass', () => {
  expect(found({})).toEqual([7, 8]);
  expect(isFiltering(noFilter)).toBe(false);
  expect(isFiltering({ ...noFilter, text: '  ' })).toBe(false);
});

test('types and branch must both fit', () => {
  expect(found({ tipos: ['alerta_cocina'] })).toEqual([7]);
  expect(found({ sucursalId: 2 })).toEqual([8]);
  expect(found({ tipos: ['alerta_cocina'], sucursalId: 2 })).toEqual([]);
});

test('text is found without accents or capitals', () => {
  expect(found({ text: 'acabo EL aji' })).toEqual([7]);
});

test('text is found in what lies deeper', () => {
  expect(found({ text: 'lomo' })).toEqual([8]);
});

test('an order is found the way people write its number', () => {
  expect(found({ text: 'Pedido #50' })).toEqual([7]);
});

test('every word must occur', () => {
  expect(found({ text: 'lomo cebolla' })).toEqual([]);
});
