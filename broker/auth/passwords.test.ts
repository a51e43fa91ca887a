import { describe, expect, it } from 'vitest';
import { createPasswords } from './passwords';

const passwords = createPasswords();

describe('passwords', () => {
  it('are hashed with argon2id, 19 MiB and two passes, each time differently', async () => {
    const [first, second] = await Promise.all([passwords.hash('clave'), passwords.hash('clave')]);
    expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(first).not.toBe(second);
  });

  it('fit only themselves, however their accents were typed', async () => {
    const stored = await passwords.hash('contraseña');
    expect(await passwords.verify(stored, 'contraseña'.normalize('NFD'))).toBe(true);
    expect(await passwords.verify(stored, 'contrasena')).toBe(false);
  });

  it('never fit somebody who does not exist', async () => {
    expect(await passwords.verify(null, '')).toBe(false);
  });
});
