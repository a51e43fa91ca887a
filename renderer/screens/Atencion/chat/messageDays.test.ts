import { expect, test } from 'vitest';
import { inboundOf, outboundOf } from '../../../testing/chatRows';
import { answerWindow, messageDays } from './messageDays';

test('messages lie under the day they were sent on, in their order', () => {
  const days = messageDays([
    inboundOf(1, { fecha: '2025-01-01T12:00:00.000Z' }),
    outboundOf(1, { fecha: '2025-01-01T12:01:00.000Z' }),
    inboundOf(2, { fecha: '2025-01-03T12:00:00.000Z' }),
  ]);
  expect(days.map(({ messages }) => messages.map(({ id }) => id))).toEqual([[1, 1], [2]]);
});

test('free words are allowed until the moment the server names, and never without one', () => {
  const now = Date.parse('2025-01-01T12:00:00.000Z');
  expect(answerWindow('2025-01-01T12:00:01.000Z', now)).toEqual({ open: true, leftMs: 1000 });
  expect(answerWindow('2025-01-01T12:00:00.000Z', now)).toEqual({ open: false });
  expect(answerWindow(null, now)).toEqual({ open: false });
});
