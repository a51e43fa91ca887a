import fc from 'fast-check';
import { expect, it } from 'vitest';
import { beginsWith, joinCodeOf, readJoinCode } from './joinCode';

const huella = '3F2A 91C0 11D4 0000 0000 0000 0000 0000';

it('a code is short, and says address, port, TLS and the beginning of the fingerprint', () => {
  const code = joinCodeOf('https://192.168.1.20:8765', huella);
  expect(code).toMatch(/^(\w{4}-){2}\w{4}$/);
  const read = readJoinCode(code!);
  expect(read).toEqual({ url: 'https://192.168.1.20:8765', huella: '3F2A91' });
  expect(beginsWith(huella, read!.huella!)).toBe(true);
  expect(beginsWith(huella.replace('3F', '4F'), read!.huella!)).toBe(false);
  expect(joinCodeOf('http://caja.local:8765', null)).toBeNull();
});

it('every address survives the way through a code, however it is typed', () => {
  fc.assert(
    fc.property(
      fc.ipV4(),
      fc.integer({ min: 1, max: 65_535 }),
      fc.boolean(),
      fc.boolean(),
      (address, port, secure, sloppy) => {
        const url = `${secure ? 'https' : 'http'}://${address}:${port}`;
        const code = joinCodeOf(url, secure ? huella : null)!;
        const typed = sloppy ? code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o') : code;
        expect(readJoinCode(typed)).toEqual({ url, huella: secure ? '3F2A91' : null });
      },
    ),
  );
});

it.each([
  '',
  'HOLA',
  '192.168.1.20',
  '192.168.1.20:8765',
  'caja.local',
  'ABCD-EFGH',
  'UUUU-UUUU-UUUU',
])('%j is no code', (typed) => {
  expect(readJoinCode(typed)).toBeNull();
});
