import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeClientFrame, decodeDraft, decodeServerFrame, encode } from './codec';
import { eventTypes, type CampanaEvent } from './events';

describe('decodeDraft', () => {
  it('accepts the two bodies of the contract literally and keeps every field', () => {
    const bodies = [
      { tipo: 'voucher_nuevo', voucher_id: 999, usuario_id: 1, sucursal_id: 1 },
      {
        tipo: 'alerta_cocina',
        alerta_id: 10,
        pedido_id: 50,
        prioridad: 'urgente',
        mensaje: 'Ingrediente agotado',
      },
    ];
    for (const body of bodies) expect(decodeDraft(body)).toEqual({ ok: true, value: body });
  });

  it('keeps fields it does not know', () => {
    const body = { tipo: 'pedido_creado', pedido_id: 1, mesa: { numero: 4 }, pedido: 'x' };
    expect(decodeDraft(body)).toEqual({ ok: true, value: body });
  });

  it('lists the known types when the type is unknown', () => {
    const refused = decodeDraft({ tipo: 'pizza_lista' });
    expect(refused.ok).toBe(false);
    if (refused.ok) return;
    for (const tipo of eventTypes) expect(refused.error.mensaje).toContain(tipo);
  });

  it.each([
    [{ tipo: 'voucher_nuevo' }, 'voucher_id'],
    [{ tipo: 'voucher_nuevo', voucher_id: '999' }, 'voucher_id'],
    [{ tipo: 'alerta_cocina', mensaje: ' ' }, 'mensaje'],
    [{ tipo: 'alerta_cocina', mensaje: 'x', prioridad: 'maxima' }, 'prioridad'],
    [{ tipo: 'pedido_creado', pedido_id: 2 ** 60 }, 'pedido_id'],
    [{ tipo: 'pedido_creado', pedido_id: 1, fecha: 'ayer' }, 'fecha'],
  ])('names the field at fault in %j', (body, campo) => {
    expect(decodeDraft(body)).toMatchObject({ ok: false, error: { campo } });
  });
});

describe('frames', () => {
  it('every client frame survives encode and decode', () => {
    const frame = fc.oneof(
      fc.record({ tipo: fc.constant('ack' as const), id: fc.integer({ min: 1 }) }),
      fc.record({
        tipo: fc.constant('hola' as const),
        token: fc.string({ minLength: 1 }),
        desde: fc.nat(),
      }),
    );
    fc.assert(
      fc.property(frame, (value) => {
        expect(decodeClientFrame(encode(value))).toEqual({ ok: true, value });
      }),
    );
  });

  it('an event survives encode and decode, extras included', () => {
    const event = {
      tipo: 'alerta_cocina',
      id: 7,
      fecha: '2026-01-01T00:00:00.000Z',
      prioridad: 'alta',
      mensaje: '🔔',
      extra: [1, 2],
    } as unknown as CampanaEvent;
    expect(decodeServerFrame(encode(event))).toEqual({
      ok: true,
      value: { kind: 'event', event },
    });
  });

  it('no text makes a decoder throw', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        decodeClientFrame(text);
        decodeServerFrame(text);
      }),
    );
  });

  it.each(['', '[]', 'null', '1', '{"tipo":"hola"', '{"tipo":"otra"}', '{"tipo":"ack","id":-1}'])(
    'refuses %s from a client',
    (text) => {
      expect(decodeClientFrame(text).ok).toBe(false);
    },
  );
});
