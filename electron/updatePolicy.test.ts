import { describe, expect, it } from 'vitest';
import { mayInstall } from './updatePolicy';

const night = { hour: 4, unsent: 0, unread: 0 };

describe('mayInstall', () => {
  it('allows it in the quiet hours with nothing to do', () => {
    expect(mayInstall(night).ok).toBe(true);
  });

  it.each([
    ['an action was not sent', { unsent: 1 }],
    ['an alert was not read', { unread: 1 }],
    ['it is noon', { hour: 12 }],
    ['it is the last hour of the evening', { hour: 23 }],
    ['the quiet hours are over', { hour: 8 }],
  ])('waits while %s', (_why, change) => {
    const allowed = mayInstall({ ...night, ...change });
    expect(allowed.ok).toBe(false);
  });
});
