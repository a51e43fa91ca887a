import { expect, test } from 'vitest';
import { createAppStore } from '../../../stores/appStore';
import { alertaOf } from '../../../testing/rows';
import { alertaStatus, refillStatus, selectLastAlerta } from './sentStatus';

const sent = '2025-01-01T12:00:00.000Z';
const after = (seconds: number) => Date.parse(sent) + seconds * 1000;

test('a read alert says who, when and after how long', () => {
  const alerta = {
    ...alertaOf(10, {
      leida: true,
      leida_por_nombre: 'Rosa',
      fecha_envio: sent,
      fecha_lectura: '2025-01-01T12:00:41.500Z',
    }),
    nivel: 1,
  };
  expect(alertaStatus(alerta, after(600))).toEqual({
    kind: 'answered',
    by: 'Rosa',
    at: '2025-01-01T12:00:41.500Z',
    tookMs: 41_500,
  });
});

test('an unread alert gets more pressing: calm, slow, escalated', () => {
  const status = (seconds: number, nivel = 0) =>
    alertaStatus({ ...alertaOf(10, { fecha_envio: sent }), nivel }, after(seconds));
  expect(status(-3)).toEqual({ kind: 'unanswered', since: 1_000, urgency: 'calm' });
  expect(status(59)).toMatchObject({ urgency: 'calm' });
  expect(status(120)).toEqual({ kind: 'unanswered', since: 120_000, urgency: 'slow' });
  expect(status(30, 1)).toMatchObject({ urgency: 'escalated' });
});

test('a request is followed in the same way', () => {
  const refill = {
    estado: 'atendido',
    atendido_por_nombre: null,
    fecha_solicitud: sent,
    fecha_atencion: '2025-01-01T12:05:00.000Z',
  } as const;
  expect(refillStatus(refill, after(900))).toMatchObject({ by: null, tookMs: 300_000 });
  expect(refillStatus({ ...refill, estado: 'pendiente' }, after(90))).toMatchObject({
    kind: 'unanswered',
    since: 90_000,
  });
});

test("an order's newest alert is the one that is shown with it", () => {
  const store = createAppStore();
  store
    .getState()
    .loadAlertas(
      [alertaOf(9, { pedido_id: 50 }), alertaOf(11, { pedido_id: 50 }), alertaOf(12)],
      1,
    );
  expect(selectLastAlerta(50)(store.getState())?.id).toBe(11);
  expect(selectLastAlerta(51)(store.getState())).toBeUndefined();
});
