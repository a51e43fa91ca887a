import { expect, test } from 'vitest';
import { amountInText, operationInText, parseReceipt } from './parseReceipt';
import { linesOf, type ReadWord } from './readLines';

/** Lines as a reader would find them; a line that begins with `#` is in large letters. */
function said(...lines: string[]) {
  const words = lines.flatMap((line, row) => {
    const large = line.startsWith('#');
    return line
      .replace(/^#/, '')
      .split(' ')
      .map((text, column): ReadWord => ({
        ...{ text, confidence: 90 },
        box: { x: column * 0.1, y: row * 0.05, ancho: 0.08, alto: large ? 0.04 : 0.02 },
      }));
  });
  const { app, fields } = parseReceipt(linesOf(words));
  return { app, ...Object.fromEntries(fields.map(({ campo, valor }) => [campo, valor])) };
}
const at = (...parts: [number, number, number, number, number]) => new Date(...parts).toISOString();

test('Yape names whoever was paid, never a payer', () => {
  expect(
    said(
      '¡Yapeaste!',
      '#S/ 37.50',
      'Campana Miraflores',
      '24 nov. 2026 | 06:05 p. m.',
      'Nro. de celular *** 321',
      'Nro. de operación 01234567',
    ),
  ).toEqual({
    ...{ app: 'yape', medio: 'Yape', monto: '37.50', operacion: '01234567' },
    fecha_pago: at(2026, 10, 24, 18, 5),
  });
});

test('Plin', () => {
  expect(
    said(
      'plin',
      '#S/ 1,250.00',
      'Enviado a Campana Miraflores',
      'De Lucía Ramírez',
      'Fecha y hora 4 Set 2026 12:10 a. m.',
      'Código de operación 998877',
    ),
  ).toEqual({
    ...{ app: 'plin', medio: 'Plin', monto: '1250.00', operacion: '998877' },
    ...{ pagador: 'Lucía Ramírez', fecha_pago: at(2026, 8, 4, 0, 10) },
  });
});

test('BCP, whose receipt may name Yape as the destination', () => {
  expect(
    said(
      'Banca Móvil BCP',
      'Monto',
      '#5/ 60.00',
      'Enviado a Yape',
      'Desde Ana Quispe',
      '1 marzo 2026 - 09:30 a. m.',
      'Número de operación 00445566',
    ),
  ).toMatchObject({ app: 'bcp', monto: '60.00', operacion: '00445566', pagador: 'Ana Quispe' });
});

test('Interbank', () => {
  expect(
    said(
      'Interbank',
      'Importe S/ 45.90',
      'Titular José Núñez',
      'Fecha y hora 24/11/2026 18:05',
      'N° de operación 12345678',
    ),
  ).toMatchObject({
    ...{ app: 'interbank', monto: '45.90', operacion: '12345678', pagador: 'José Núñez' },
    fecha_pago: at(2026, 10, 24, 18, 5),
  });
});

test('BBVA writes values below their labels, and a date that is no operation number', () => {
  expect(
    said(
      'BBVA',
      'Importe transferido',
      '#S/ 20.00',
      'Ordenante',
      'Rosa Chávez León',
      'Fecha de operación',
      '24 de noviembre de 2026, 18:05 h',
      'Número de operación',
      '004567',
    ),
  ).toMatchObject({
    ...{ app: 'bbva', monto: '20.00', operacion: '004567', pagador: 'Rosa Chávez León' },
    fecha_pago: at(2026, 10, 24, 18, 5),
  });
});

test('a picture of anything else says nothing, whatever numbers stand on it', () => {
  expect(said('Carta', 'Lomo saltado S/ 32.00', 'Ceviche S/ 40.00')).toEqual({ app: null });
  expect(said('')).toEqual({ app: null });
});

test('a day that does not exist and a date without a time are not guessed', () => {
  expect(said('Yape', '31 feb 2026 10:00')).not.toHaveProperty('fecha_pago');
  expect(said('Yape', '3 feb 2026')).not.toHaveProperty('fecha_pago');
});

test('marks lie where the words were, in parts of the picture', () => {
  const word = (text: string, x: number, y: number): ReadWord => ({
    ...{ text, confidence: 80 },
    box: { x, y, ancho: 0.1, alto: 0.02 },
  });
  const lines = linesOf([word('yape', 0, 0), word('S/', 0.2, 0.3), word('12.00', 0.32, 0.3)]);
  const amount = parseReceipt(lines).fields.find(({ campo }) => campo === 'monto');
  expect(amount).toMatchObject({ confianza: 80, caja: { x: 0.2, y: 0.3 } });
  expect(amount?.caja.ancho).toBeCloseTo(0.22);
});

test('an amount of thousands without a comma has lost its point, and is not said', () => {
  expect(amountInText('S/ 14240')).toBeNull();
  expect(amountInText('S/ 1,424.00')).toBe('1424.00');
  expect(amountInText('Importe S/ 50')).toBe('50.00');
  expect(operationInText(' 0123 4567 ')).toBe('01234567');
  expect(operationInText('01-23')).toBeNull();
});
