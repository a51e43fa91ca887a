import type { Input } from 'electron';
import { describe, expect, it } from 'vitest';
import { leadsOut } from './kiosk';

const press = (key: string, held: Partial<Input> = {}) =>
  leadsOut({ type: 'keyDown', key, control: false, alt: false, meta: false, ...held } as Input);

describe('leadsOut', () => {
  it.each([
    ['F11', {}],
    ['F5', {}],
    ['F4', { alt: true }],
    ['Alt', { alt: true }],
    [' ', { alt: true }],
    ['w', { control: true }],
    ['Q', { meta: true }],
    ['i', { control: true, shift: true }],
    ['r', { control: true }],
    ['Escape', { control: true }],
  ])('stops %s with %o', (key, held) => {
    expect(press(key, held)).toBe(true);
  });

  it.each([
    ['a', {}],
    ['1', {}],
    [' ', {}],
    ['Escape', {}],
    ['ArrowLeft', {}],
    ['Enter', {}],
    ['c', { control: true }],
    ['v', { control: true }],
    ['z', { control: true }],
    ['A', { shift: true }],
  ])('lets %s with %o through, which the screens use', (key, held) => {
    expect(press(key, held)).toBe(false);
  });
});
