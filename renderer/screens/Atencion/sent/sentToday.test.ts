import { expect, test } from 'vitest';
import type { RefillRow } from '../../../stores/refillsSlice';
import { alertaOf } from '../../../testing/rows';
import { sentToday } from './sentToday';

const at = (hour: number) => new Date(Date.UTC(2025, 0, 1, hour)).toISOString();
const alerta = (id: number, hour: number, leida: boolean) => ({
  ...alertaOf(id, { fecha_envio: at(hour), leida }),
  ...{ nivel: 0, version: 1 },
});
const refill = (id: number, hour: number, estado: RefillRow['estado']): RefillRow => ({
  ...{ id, estado, insumo_id: 1, insumo: 'Limón', unidad: 'kg', cantidad: 2, pedido_id: null },
  ...{ sucursal_id: 1, usuario_solicita: 3, usuario_solicita_nombre: 'Ana', version: 1 },
  ...{ atendido_por: null, atendido_por_nombre: null, fecha_atencion: null },
  fecha_solicitud: at(hour),
});

test('what nobody answered comes first, then the newest', () => {
  const entries = sentToday(
    [alerta(1, 10, true), alerta(2, 9, false)],
    [refill(3, 11, 'atendido'), refill(4, 8, 'pendiente')],
    Date.parse(at(0)),
  );
  expect(entries.map(({ row }) => row.id)).toEqual([2, 4, 3, 1]);
});

test('of earlier days only what is still open is left', () => {
  const entries = sentToday([alerta(1, 1, true), alerta(2, 1, false)], [], Date.parse(at(5)));
  expect(entries.map(({ row }) => row.id)).toEqual([2]);
});
