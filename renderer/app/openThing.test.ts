import { expect, test } from 'vitest';
import { screenOfThing, thingOf } from './openThing';

test('a route names the thing it leads to, or none', () => {
  expect(thingOf('/cocina?ver=alerta-10')).toEqual({ kind: 'alerta', id: 10 });
  expect(thingOf('/?ver=pedido-50')).toEqual({ kind: 'pedido', id: 50 });
  expect(thingOf('/cocina')).toBeNull();
  expect(thingOf('/?ver=usuario-1')).toBeNull();
});

test('each role is led to the screen that has the thing', () => {
  const alerta = { kind: 'alerta', id: 1 } as const;
  const pedido = { kind: 'pedido', id: 1 } as const;
  expect(screenOfThing(alerta, 'COCINERO')).toBe('/cocina');
  expect(screenOfThing(alerta, 'ATENCION')).toBe('/atencion');
  expect(screenOfThing(alerta, 'ADMIN')).toBe('/cocina');
  expect(screenOfThing(pedido, 'COCINERO')).toBe('/cocina');
  expect(screenOfThing(pedido, 'ATENCION')).toBe('/atencion');
  expect(screenOfThing({ kind: 'voucher', id: 1 }, 'ADMIN')).toBe('/atencion');
});
