import { expect, test } from 'vitest';
import type { LoggedEvent } from '../../../realtime/eventLog';
import { latencyBounds, percentile, summariseLatency } from './latency';

const start = Date.parse('2025-01-01T12:00:00.000Z');

function took(ms: number, reintento?: number): LoggedEvent {
  const repeat = reintento === undefined ? {} : { reintento };
  return {
    receivedAt: start + ms,
    event: {
      id: 1,
      tipo: 'pedido_creado',
      fecha: '2025-01-01T12:00:00.000Z',
      pedido_id: 1,
      ...repeat,
    },
  };
}

test('percentiles are values that were measured', () => {
  const values = Array.from({ length: 100 }, (_value, index) => index + 1);
  expect(percentile(values, 0.5)).toBe(50);
  expect(percentile(values, 0.95)).toBe(95);
  expect(percentile([7], 0.95)).toBe(7);
  expect(percentile([], 0.5)).toBeNull();
});

test('the order events came in does not matter', () => {
  const summary = summariseLatency([took(30), took(10), took(20)]);
  expect(summary).toMatchObject({ count: 3, min: 10, median: 20, p95: 30, max: 30 });
});

test('what was sent again or made up for is counted apart', () => {
  const summary = summariseLatency([took(10), took(10, 1), took(3_600_000)]);
  expect(summary).toMatchObject({ count: 1, late: 2, max: 10 });
});

test('every live event is in one bar', () => {
  const { histogram } = summariseLatency([took(5), took(6), took(1_000), took(1_001), took(-3)]);
  expect(histogram).toHaveLength(latencyBounds.length + 1);
  expect(histogram).toEqual([2, 1, 0, 0, 0, 0, 0, 1, 1]);
});

test('without events there is nothing to say', () => {
  expect(summariseLatency([])).toMatchObject({ count: 0, late: 0, min: null, median: null });
});
