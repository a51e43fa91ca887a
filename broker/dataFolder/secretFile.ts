import { randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode, reasonOf, StartupError } from './startupError';

const defaultBytes = 48;
const namePattern = /^[a-z0-9][a-z0-9.-]*$/;

/**
 * A secret kept in the data folder: random text (base64url) of `bytes` random bytes, made the first
 * time it is asked for and the same ever after, in a file only its owner can read. Needs no lock on
 * the folder: of several processes that come at once, one makes it and all get that one.
 *
 * Throws a `StartupError` when the file cannot be read or written, or holds fewer characters than
 * `bytes` bytes need (cut off, or written by hand).
 */
export async function readOrCreateSecret(
  dataFolder: string,
  name: string,
  bytes: number = defaultBytes,
): Promise<string> {
  if (!namePattern.test(name)) {
    throw new TypeError(`"${name}" is not a name for a secret`);
  }
  const folder = join(dataFolder, 'secrets');
  const file = join(folder, name);
  try {
    return (await readSecret(file, bytes)) ?? (await createSecret(folder, file, bytes));
  } catch (error) {
    if (error instanceof StartupError) {
      throw error;
    }
    throw new StartupError(
      `No se puede leer o escribir el secreto ${file} (${errorCode(error) ?? reasonOf(error)}): dé acceso al usuario ` +
        'que ejecuta Campana o indique otra carpeta en CAMPANA_DATA_DIR.',
      { cause: error },
    );
  }
}

async function readSecret(file: string, bytes: number): Promise<string | undefined> {
  let secret: string;
  try {
    secret = (await readFile(file, 'utf8')).trim();
  } catch (error) {
    if (errorCode(error) === 'ENOENT') {
      return undefined;
    }
    throw error;
  }
  const needed = Math.ceil((bytes * 4) / 3);
  if (secret.length < needed) {
    throw new StartupError(
      `El secreto en ${file} tiene ${secret.length} caracteres y necesita al menos ${needed}: reponga el anterior ` +
        'o borre el archivo para que se cree uno nuevo.',
    );
  }
  return secret;
}

async function createSecret(folder: string, file: string, bytes: number): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const draft = join(folder, `.${randomUUID()}.tmp`);
  try {
    const handle = await open(draft, 'wx', 0o600);
    try {
      await handle.writeFile(`${randomBytes(bytes).toString('base64url')}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
    // A link, unlike a rename, never replaces the file of somebody who was quicker.
    await link(draft, file);
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') {
      throw error;
    }
  } finally {
    await rm(draft, { force: true });
  }
  const secret = await readSecret(file, bytes);
  if (secret === undefined) {
    throw new Error('desapareció mientras se creaba');
  }
  return secret;
}
