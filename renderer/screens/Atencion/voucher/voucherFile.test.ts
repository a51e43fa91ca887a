import { expect, test } from 'vitest';
import { maxVoucherImageBytes, voucherNewSchema } from '../../../../shared/api/vouchers';
import { chosenFile, fileProblem, firstImage, parseAmount, voucherForm } from './voucherFile';

test('only pictures and PDFs of a bearable size are sent', () => {
  expect(fileProblem({ type: 'image/png', size: 1 })).toBeNull();
  expect(fileProblem({ type: 'application/pdf', size: 1 })).toBeNull();
  expect(fileProblem({ type: 'application/zip', size: 1 })).toBe('notImage');
  expect(fileProblem({ type: 'image/svg+xml', size: 1 })).toBe('notImage');
  expect(fileProblem({ type: 'image/png', size: 0 })).toBe('empty');
  expect(fileProblem({ type: 'image/png', size: maxVoucherImageBytes + 1 })).toBe('tooLarge');
});

test('of several files the first picture counts', () => {
  expect(firstImage([{ type: 'text/plain' }, { type: 'image/png' }])).toEqual({
    type: 'image/png',
  });
  expect(firstImage([{ type: 'text/plain' }])).toBeNull();
  expect(chosenFile([{ type: 'text/plain' }, { type: 'application/pdf' }])?.type).toMatch(/pdf$/);
  expect(chosenFile([{ type: 'text/plain' }])?.type).toBe('text/plain');
});

test('amounts are read as people write them', () => {
  expect(parseAmount('37')).toBe(37);
  expect(parseAmount(' S/ 37,50 ')).toBe(37.5);
  expect(parseAmount('s/.12.5')).toBe(12.5);
  expect(parseAmount('1.234,50')).toBeNull();
  expect(parseAmount('-5')).toBeNull();
  expect(parseAmount('')).toBeNull();
});

test('what is sent fits the schema, without empty fields', () => {
  const form = voucherForm({
    pedidoId: 50,
    sucursalId: 1,
    subtipo: 'whatsapp',
    monto: '37,5',
    pagador: ' Lucía ',
    medio: 'Yape',
    operacion: '',
    fechaPago: '2025-06-10T12:30',
  });
  expect(form).toEqual({
    pedido_id: '50',
    subtipo: 'whatsapp',
    monto: '37.50',
    pagador: 'Lucía',
    medio: 'Yape',
    fecha_pago: new Date(2025, 5, 10, 12, 30).toISOString(),
  });
  expect(voucherNewSchema.safeParse(form).success).toBe(true);
});
