import { describe, expect, it } from 'vitest';
import { isAppDocument, isAppUrl } from './appOrigin';

describe('isAppUrl', () => {
  it('knows our own pages', () => {
    expect(isAppUrl('app://campana/index.html#/cocina')).toBe(true);
  });

  it.each([
    'app://campana.evil/',
    'app://evil/campana',
    'https://campana/',
    'file:///app://campana',
    'about:blank',
    '',
  ])('takes %s for foreign', (address) => expect(isAppUrl(address)).toBe(false));
});

describe('isAppDocument', () => {
  it('is the document with any hash, and no other file', () => {
    expect(isAppDocument('app://campana/')).toBe(true);
    expect(isAppDocument('app://campana/index.html#/cocina')).toBe(true);
    expect(isAppDocument('app://campana/assets/logo.svg')).toBe(false);
    expect(isAppDocument('https://campana/index.html')).toBe(false);
  });
});
