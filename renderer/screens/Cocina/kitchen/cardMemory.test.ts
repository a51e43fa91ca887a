import { expect, test } from 'vitest';
import { cookingOf, minute } from '../testing/kitchenRows';
import { observe, recentCancellationMs, type Memories } from './cardMemory';

const later = { first: false, now: minute(60) };
const empty: Memories = new Map();

/** What a screen remembers after it has shown these orders. */
const shown = (...pedidos: ReturnType<typeof cookingOf>[]) =>
  observe(empty, pedidos, later).memories;

test('an order that was never here arrives, and asks to be touched', () => {
  const { memories, arrived } = observe(empty, [cookingOf(1, 1)], later);
  expect(arrived.map(({ id }) => id)).toEqual([1]);
  expect(memories.get(1)).toMatchObject({ fresh: true, recalled: false, onBoard: true });
});

test('on a screen’s very first look nothing is new', () => {
  const first = observe(empty, [cookingOf(1, 1)], { ...later, first: true });
  expect(first.memories.get(1)).toMatchObject({ fresh: false, onBoard: true });
});

test('looking again changes nothing and keeps the very same memories', () => {
  const memories = shown(cookingOf(1, 1));
  const again = observe(memories, [cookingOf(1, 1)], later);
  expect(again).toEqual({ memories, arrived: [], gone: [] });
  expect(again.memories).toBe(memories);
});

test('a finished order that comes back is recalled, not new', () => {
  let memories = shown(cookingOf(1, 1));
  memories = observe(memories, [cookingOf(1, 1, { estado: 'LISTO' })], later).memories;
  const back = observe(memories, [cookingOf(1, 1)], later);
  expect(back.arrived).toEqual([]);
  expect(back.memories.get(1)).toMatchObject({ fresh: false, recalled: true });
});

test('an order that was finished before this screen opened is recalled as well', () => {
  const fecha_listo = new Date(minute(50)).toISOString();
  const done = cookingOf(1, 1, { estado: 'LISTO', fecha_listo });
  const { memories } = observe(empty, [done], { ...later, first: true });
  expect(observe(memories, [cookingOf(1, 1)], later).memories.get(1)).toMatchObject({
    recalled: true,
  });
});

test('strokes survive being finished and recalled', () => {
  const started = shown(cookingOf(1, 1));
  const struck = new Map([[1, { ...started.get(1)!, struck: [10] }]]);
  const done = observe(struck, [cookingOf(1, 1, { estado: 'LISTO' })], later).memories;
  expect(observe(done, [cookingOf(1, 1)], later).memories.get(1)?.struck).toEqual([10]);
});

test('a cancellation of an order on the board is told once and must be dismissed', () => {
  const memories = shown(cookingOf(1, 1));
  const cancelled = cookingOf(1, 1, { estado: 'CANCELADO' });
  const seen = observe(memories, [cancelled], later);
  expect(seen.gone.map(({ id }) => id)).toEqual([1]);
  expect(seen.memories.get(1)).toMatchObject({ gone: true, fresh: false });
  expect(observe(seen.memories, [cancelled], later).gone).toEqual([]);
});

test('an order the counter takes back is told too, and is new when it is approved again', () => {
  const memories = shown(cookingOf(1, 1));
  const back = observe(
    memories,
    [cookingOf(1, 1, { estado: 'PENDIENTE', fecha_aprobacion: null })],
    later,
  );
  expect(back.gone).toHaveLength(1);
  const again = observe(back.memories, [cookingOf(1, 30)], later);
  expect(again.memories.get(1)).toMatchObject({ gone: false, fresh: true, recalled: false });
  expect(again.memories.get(1)?.slot).toBe(cookingOf(1, 30).fecha_aprobacion);
});

test('a cancellation this screen missed is shown while it is recent', () => {
  const cancelled = (at: number) =>
    cookingOf(1, 1, { estado: 'CANCELADO', fecha_cancelacion: new Date(at).toISOString() });
  const recent = observe(empty, [cancelled(later.now - recentCancellationMs + 1)], later);
  expect(recent.memories.get(1)?.gone).toBe(true);
  expect(recent.gone).toHaveLength(1);
  expect(observe(empty, [cancelled(later.now - recentCancellationMs)], later).memories.size).toBe(
    0,
  );
});

test('an order that was cancelled when the kitchen had finished it, or never had it, is no news', () => {
  const at = new Date(later.now).toISOString();
  const finished = cookingOf(1, 1, {
    estado: 'CANCELADO',
    fecha_cancelacion: at,
    fecha_listo: at,
  });
  const never = cookingOf(2, 1, {
    estado: 'CANCELADO',
    fecha_cancelacion: at,
    fecha_aprobacion: null,
  });
  expect(observe(empty, [finished, never], later).memories.size).toBe(0);
});

test('an order that is missing from the lists was not moved', () => {
  const memories = shown(cookingOf(1, 1));
  expect(observe(memories, [], later)).toEqual({ memories, arrived: [], gone: [] });
});

test('another order that got the same number (a new database) is another order', () => {
  const memories = shown(cookingOf(1, 1));
  const other = cookingOf(1, 1, { fecha_creacion: '2026-01-01T12:00:00.000Z' });
  expect(observe(memories, [other], later).arrived).toHaveLength(1);
});

test('an order arrives once, although its details come after it', () => {
  const stub = { ...cookingOf(1, 1, { items: [] }), detail: 'stub' as const };
  const { memories, arrived } = observe(empty, [stub], later);
  expect(arrived).toHaveLength(1);
  const full = observe(memories, [cookingOf(1, 2)], later);
  expect(full.arrived).toEqual([]);
  expect(full.memories.get(1)).toMatchObject({
    fresh: true,
    slot: cookingOf(1, 2).fecha_aprobacion,
  });
});

test('memory stays flat: of finished orders the oldest are forgotten', () => {
  const many = Array.from({ length: 700 }, (_, index) => cookingOf(index + 1, 1));
  const done = many.map((row) => ({ ...row, estado: 'LISTO' as const }));
  const { memories } = observe(observe(empty, many, later).memories, done, later);
  expect(memories.size).toBe(300);
  expect(memories.has(700)).toBe(true);
  expect(memories.has(1)).toBe(false);
});
