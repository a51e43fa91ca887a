import { expect, it } from 'vitest';
import { deviceCommitment, newDeviceSecret, pairingNumber } from './deviceSecrets';

const parts = { huella: '3F2A 91C0', secret: newDeviceSecret(), reto: 'r' };

it('both ends work out one number of six digits', () => {
  expect(pairingNumber(parts)).toMatch(/^\d{6}$/);
  expect(pairingNumber({ ...parts })).toBe(pairingNumber(parts));
});

it('whoever stands between with another authority shows another number: it depends on all three parts', () => {
  const other = { huella: 'AAAA 91C0', secret: newDeviceSecret(), reto: 's' };
  for (const key of ['huella', 'secret', 'reto'] as const) {
    // Two of a million numbers may be the same by chance, twenty in a row are not.
    const numbers = Array.from({ length: 20 }, (_, n) =>
      pairingNumber({ ...parts, [key]: `${other[key]}${n}` }),
    );
    expect(new Set([...numbers, pairingNumber(parts)]).size, key).toBeGreaterThan(15);
  }
});

it('what a screen is committed to does not tell its secret', () => {
  const secret = newDeviceSecret();
  expect(deviceCommitment(secret)).toMatch(/^[0-9a-f]{64}$/);
  expect(deviceCommitment(secret)).not.toBe(deviceCommitment(newDeviceSecret()));
});
