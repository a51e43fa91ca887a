import { expect, test } from 'vitest';
import { eventTypes } from '../../../../shared/protocol/events';
import { eventGroups, gistOf, groupOf, subjectsOf, typesOf, wordsOf } from './eventText';

test('every event type belongs to exactly one group', () => {
  expect(eventGroups.flatMap((group) => typesOf(group, eventTypes)).sort()).toEqual(
    [...eventTypes].sort(),
  );
});

test('a type of a later version is shown all the same', () => {
  expect(groupOf('horno_listo')).toBe('otro');
  expect(wordsOf('horno_listo')).toBe('Horno listo');
});

test('an alert is about itself first, then about its order', () => {
  expect(subjectsOf('alerta_cocina', { pedido_id: 50, alerta_id: 10 })).toEqual([
    { kind: 'alerta', id: 10 },
    { kind: 'pedido', id: 50 },
  ]);
});

test('an order is about itself first, whatever else it names', () => {
  expect(subjectsOf('pedido_creado', { voucher_id: 3, pedido_id: 50 })[0]).toEqual({
    kind: 'pedido',
    id: 50,
  });
});

test('numbers of the wrong type are no subject', () => {
  expect(subjectsOf('pedido_creado', { pedido_id: 'cincuenta' })).toEqual([]);
});

test('the gist is made of the fields people read, in their order', () => {
  expect(gistOf({ monto: 25, mensaje: 'Sin cebolla', otra: 'x', motivo: '' })).toEqual([
    { field: 'mensaje', value: 'Sin cebolla' },
    { field: 'monto', value: 25 },
  ]);
});
