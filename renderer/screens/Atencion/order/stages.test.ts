import { expect, test } from 'vitest';
import { pedidoOf, voucherOf } from '../../../testing/rows';
import { stagesOf } from './stages';

const at = (minute: number) => new Date(Date.UTC(2025, 0, 1, 12, minute)).toISOString();
const now = Date.parse(at(30));
const told = (...args: Parameters<typeof stagesOf>) =>
  stagesOf(...args).map(({ name, state, tookMs }) => [
    name,
    state,
    tookMs === null ? null : tookMs / 60_000,
  ]);

test('each step says how long it took since the one before', () => {
  const pedido = pedidoOf(50, {
    estado: 'LISTO',
    fecha_creacion: at(0),
    fecha_aprobacion: at(5),
    fecha_listo: at(16),
  });
  const voucher = voucherOf(7, { estado: 'APROBADO', fecha_validacion: at(3) });
  expect(told(pedido, [voucher], now)).toEqual([
    ['recibido', 'done', null],
    ['voucher', 'done', 3],
    ['cocina', 'done', 2],
    ['listo', 'done', 11],
    ['entregado', 'current', 14],
  ]);
});

test('an order without vouchers has no such step', () => {
  expect(told(pedidoOf(50, { fecha_creacion: at(28) }), [], now)).toEqual([
    ['recibido', 'done', null],
    ['cocina', 'current', 2],
    ['listo', 'ahead', null],
    ['entregado', 'ahead', null],
  ]);
});

test('a voucher to look at is the step the order is at', () => {
  const [, step] = stagesOf(pedidoOf(50, { fecha_creacion: at(20) }), [voucherOf(7)], now);
  expect(step).toMatchObject({ name: 'voucher', state: 'current', tookMs: 600_000 });
});

test('an order approved before its voucher was looked at measures both from what came before', () => {
  const pedido = pedidoOf(50, {
    estado: 'EN_PREPARACION',
    fecha_creacion: at(0),
    fecha_aprobacion: at(4),
  });
  const voucher = voucherOf(7, { estado: 'APROBADO', fecha_validacion: at(6) });
  expect(told(pedido, [voucher], now).slice(0, 3)).toEqual([
    ['recibido', 'done', null],
    ['voucher', 'done', 2],
    ['cocina', 'done', 4],
  ]);
});

test('a cancelled order ends where it was cancelled', () => {
  const pedido = pedidoOf(50, {
    estado: 'CANCELADO',
    fecha_creacion: at(0),
    fecha_aprobacion: at(5),
    fecha_cancelacion: at(9),
  });
  const rejected = voucherOf(7, { estado: 'RECHAZADO', fecha_validacion: at(2) });
  expect(told(pedido, [rejected], now)).toEqual([
    ['recibido', 'done', null],
    ['voucher', 'failed', 2],
    ['cocina', 'done', 3],
    ['cancelado', 'failed', 4],
  ]);
});
