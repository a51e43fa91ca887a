import { expect, test } from 'vitest';
import { phoneText } from './phoneText';

test('a number is written as people read it, and what is none stays as it is', () => {
  expect(phoneText('51999888777')).toBe('+51 999 888 777');
  expect(phoneText('+14155550100')).toBe('+14155550100');
  expect(phoneText('anexo 4')).toBe('anexo 4');
});
