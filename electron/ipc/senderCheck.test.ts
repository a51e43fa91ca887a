import { describe, expect, it } from 'vitest';
import { isTrustedSender } from './senderCheck';

const frame = { url: 'app://campana/index.html#/cocina', isMainFrame: true };

describe('isTrustedSender', () => {
  it('trusts our document in the main frame of our window', () => {
    expect(isTrustedSender({ contentsId: 1, frame }, 1)).toBe(true);
  });

  it.each([
    ['another window', { contentsId: 2, frame }],
    ['a frame inside the page', { contentsId: 1, frame: { ...frame, isMainFrame: false } }],
    ['a foreign page', { contentsId: 1, frame: { ...frame, url: 'https://evil.example/' } }],
    [
      'a page of a look-alike host',
      { contentsId: 1, frame: { ...frame, url: 'app://campana.evil/' } },
    ],
    ['a frame that is gone', { contentsId: 1, frame: null }],
  ])('does not trust %s', (_who, sender) => {
    expect(isTrustedSender(sender, 1)).toBe(false);
  });

  it('trusts nobody while there is no window', () => {
    expect(isTrustedSender({ contentsId: 1, frame }, null)).toBe(false);
  });
});
