import { describe, expect, it } from 'vitest';
import type { CampanaEvent, EventType } from '../../shared/protocol/events';
import { toOutgoing } from './outgoing';

function frameOf(tipo: EventType): string {
  const event = {
    tipo,
    id: 1,
    fecha: 'x',
    pedido_id: 1,
    telefono: '51987',
    pedido: { telefono: '51987' },
  };
  return toOutgoing({
    id: 1,
    tipo,
    sucursalId: null,
    storedAt: new Date(0),
    event: event as unknown as CampanaEvent,
  }).frame.toString();
}

describe('a phone in an event', () => {
  it('is not sent where the kitchen receives the event', () => {
    expect(frameOf('pedido_aprobado')).not.toContain('51987');
    expect(frameOf('pedido_aprobado')).toContain('"pedido_id":1');
  });

  it('is relayed as it came where only the counter does', () => {
    expect(frameOf('pedido_creado')).toContain('51987');
  });
});
