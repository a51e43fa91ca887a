import { expect, test } from 'vitest';
import { readNotice } from './paymentNotice';

test.each([
  [
    'Yape! ROSA DIAZ P. te envió un pago por S/ 61.30. El cód. de seguridad es: 123',
    { amount: 61.3, payer: 'ROSA DIAZ P.', app: 'Yape', operation: null },
  ],
  [
    'Confirmación de Pago\nLuis Paredes te yapeó S/15',
    { amount: 15, payer: 'Luis Paredes', app: 'Yape', operation: null },
  ],
  [
    'Plin: Recibiste S/ 1,250.00 de María Ñique, operación N° 00123456',
    { amount: 1250, payer: 'María Ñique', app: 'Plin', operation: '00123456' },
  ],
  [
    'BBVA: abono de S/ 37,50 por transferencia',
    { amount: 37.5, payer: null, app: 'BBVA', operation: null },
  ],
  ['Tu código es 4431', { amount: null, payer: null, app: null, operation: null }],
])('%s', (text, expected) => {
  expect(readNotice(text)).toEqual(expected);
});
