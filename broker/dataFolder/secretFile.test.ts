import { readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../testing/temporaryFolder';
import { readOrCreateSecret } from './secretFile';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(() => folder.remove());

describe('readOrCreateSecret', () => {
  it('makes a secret once and gives the same one ever after', async () => {
    const first = await readOrCreateSecret(folder.path, 'jwt');
    expect(first).toMatch(/^[\w-]{64}$/);
    expect(await readOrCreateSecret(folder.path, 'jwt')).toBe(first);
    expect(await readOrCreateSecret(folder.path, 'database')).not.toBe(first);
  });

  it('lets only the owner read it', async () => {
    await readOrCreateSecret(folder.path, 'jwt');
    const file = await stat(join(folder.path, 'secrets', 'jwt'));
    expect(file.mode & 0o777).toBe(0o600);
    const secrets = await stat(join(folder.path, 'secrets'));
    expect(secrets.mode & 0o777).toBe(0o700);
  });

  it('gives everyone the same secret when many ask at once, and leaves nothing behind', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => readOrCreateSecret(folder.path, 'jwt')),
    );
    expect(new Set(answers).size).toBe(1);
    expect(await readdir(join(folder.path, 'secrets'))).toEqual(['jwt']);
  });

  it('refuses a secret that is too short, naming the file and not the secret', async () => {
    await readOrCreateSecret(folder.path, 'jwt');
    const file = join(folder.path, 'secrets', 'jwt');
    await writeFile(file, 'hunter2\n');
    const refusal = readOrCreateSecret(folder.path, 'jwt');
    await expect(refusal).rejects.toThrow(file);
    await expect(refusal).rejects.not.toThrow('hunter2');
  });

  it('refuses a name that would leave the folder', async () => {
    await expect(readOrCreateSecret(folder.path, '../jwt')).rejects.toThrow(TypeError);
  });
});
