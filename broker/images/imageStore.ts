import { createHash, randomUUID } from 'node:crypto';
import { access, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createParallelLimit } from '../parallelLimit';
import { invalidField } from '../problem';
import { imageKindOf } from './imageKind';
import type { ImageProcessor } from './imageProcessor';
import { storedType } from './pictures';

/** A picture in the store. */
export interface StoredImage {
  /** SHA-256 of the bytes as they were uploaded, in hex: the same picture sent twice has one address. */
  address: string;
  contentType: string;
}

/** Keeps pictures of vouchers in a folder. */
export interface ImageStore {
  /**
   * Stores a picture, made anew from its pixels: nothing that was hidden in the file survives.
   *
   * @throws Problem 422 for bytes that are no JPEG, PNG or WebP picture.
   */
  store(bytes: Buffer): Promise<StoredImage>;
  /** The bytes of a stored picture; null when the file is gone. */
  read(address: string): Promise<Buffer | null>;
}

/** A large picture takes some 200 MB while it is decoded: one after the other. */
const parallel = 1;
const maxWaiting = 20;

/** Creates a store in `folder`, which is made when it is first needed. */
export function createImageStore(
  folder: string,
  processor: Pick<ImageProcessor, 'reencode'>,
): ImageStore {
  const limited = createParallelLimit(parallel, maxWaiting);

  return {
    async store(bytes) {
      if (imageKindOf(bytes) === null) {
        throw invalidField('imagen', 'debe ser una imagen JPEG, PNG o WebP');
      }
      const address = createHash('sha256').update(bytes).digest('hex');
      const path = pathOf(folder, address);
      if (!(await exists(path))) {
        const clean = await limited(() => processor.reencode(bytes));
        if (clean === null) {
          throw invalidField('imagen', 'no se puede leer como imagen; tome otra foto o captura');
        }
        await writeWhole(path, clean);
      }
      return { address, contentType: storedType };
    },
    async read(address) {
      if (!/^[0-9a-f]{64}$/.test(address)) return null;
      try {
        return await readFile(pathOf(folder, address));
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },
  };
}

/** Two levels, because folders with a hundred thousand files are slow to look at. */
function pathOf(folder: string, address: string): string {
  return join(folder, address.slice(0, 2), `${address}.jpg`);
}

/** A reader sees the whole file or none, also after a power failure. */
async function writeWhole(path: string, bytes: Buffer): Promise<void> {
  const folder = join(path, '..');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const draft = join(folder, `.${randomUUID()}.tmp`);
  try {
    const file = await open(draft, 'wx', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
  } finally {
    await rm(draft, { force: true });
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
