import { expect, test } from 'vitest';
import type { StoredEvent } from '../../../../shared/api/eventos';
import { csvHead, csvRows } from './csv';

const event: StoredEvent = {
  id: 7,
  tipo: 'alerta_cocina',
  subtipo: null,
  payload: { mensaje: 'Sin ají, "por favor"' },
  usuario_id: 3,
  sucursal_id: 1,
  entidad_tipo: 'ALERTA',
  entidad_id: 10,
  fecha: '2025-01-01T12:00:00.000Z',
};

test('the file begins with the mark that makes Excel read UTF-8', () => {
  expect(csvHead().startsWith('\uFEFFid,fecha,tipo')).toBe(true);
});

test('a row has every column, text with commas and quotes in quotes', () => {
  expect(csvRows([event])).toBe(
    '7,2025-01-01T12:00:00.000Z,alerta_cocina,,1,3,ALERTA,10,"{""mensaje"":""Sin ají, \\""por favor\\""""}"\r\n',
  );
});

test.each(['=1+1', '+51999', '-2', '@SUM(A1)', '\t=1', ' =1', '\r=1'])(
  'what a spreadsheet would run is only text: %j',
  (tipo) => {
    const cells = csvRows([{ ...event, tipo }]).split(',');
    expect(cells[2]?.replace(/^"/, '')).toMatch(/^'/);
  },
);

test('a line break in a text does not break the row', () => {
  expect(csvRows([{ ...event, subtipo: 'a\nb' }])).toContain('"a\nb"');
});

test('no events, no rows', () => {
  expect(csvRows([])).toBe('');
});
