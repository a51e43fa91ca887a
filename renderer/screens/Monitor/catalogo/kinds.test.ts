import { describe, expect, it } from 'vitest';
import { formOf, priceOf, wrongFields } from './kinds';

describe('a price as typed', () => {
  it.each([
    ['18.50', 18.5],
    [' 18,5 ', 18.5],
    ['0', 0],
    ['1.234', null],
    ['-1', null],
    ['', null],
    ['1e3', null],
    ['S/ 5', null],
  ])('%j is %j', (typed, price) => {
    expect(priceOf(typed)).toBe(price);
  });
});

describe('the form of a thing', () => {
  it('of something new lacks a name, and a price where it has one', () => {
    expect(wrongFields('producto', formOf(null))).toEqual(['nombre', 'precio']);
    expect(wrongFields('insumo', formOf(null))).toEqual(['nombre']);
  });

  it('begins with what the thing has', () => {
    const producto = { id: 1, nombre: 'Chicha', precio: 5, estacion: null };
    const form = formOf({ kind: 'producto', ...producto, agotado: false, activo: true });
    expect(form).toEqual({ nombre: 'Chicha', precio: '5.00', estacion: '', unidad: '' });
    expect(wrongFields('producto', form)).toEqual([]);
  });
});
