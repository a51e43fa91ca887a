import { join } from 'node:path';
import { z } from 'zod';
import { createJsonFile } from './jsonFile';
import { type Log, reasonOf } from './log';

/** The operating system's keeper of secrets, as far as this needs it. */
export interface Cipher {
  /** Whether what it encrypts is safe from others who can read the disk. */
  isSafe(): Promise<boolean>;
  encrypt(text: string): Promise<Buffer>;
  /** Rejects what it did not encrypt itself. */
  decrypt(secret: Buffer): Promise<string>;
}

/** Keeps the refresh token of the last session, so that a restart needs no new login. */
export interface SessionVault {
  load(): Promise<string | null>;
  save(token: string): Promise<void>;
  clear(): Promise<void>;
}

const sealedSchema = z.object({ server: z.string(), token: z.base64() });

/**
 * A vault in `fileName` of `folder`. Where the system cannot encrypt, the token stays in memory for
 * this run alone: it outlives a crash of the page, and is never on the disk in the clear.
 * @param serverUrl the broker in use: a token is given back only for the broker it came from
 */
export function createSessionVault(
  folder: string,
  cipher: Cipher,
  serverUrl: () => string | null,
  log: Log,
  fileName = 'session.json',
): SessionVault {
  const file = createJsonFile(join(folder, fileName), sealedSchema.nullable(), null, log);
  let remembered: { server: string; token: string } | null = null;
  let last: Promise<unknown> = Promise.resolve();

  /** One at a time: a slow save that ends after a clear would keep a session that was closed. */
  function inOrder<T>(work: () => Promise<T> | T): Promise<T> {
    const next = last.then(work);
    last = next.catch(() => undefined);
    return next;
  }

  return {
    load: () =>
      inOrder(async () => {
        remembered ??= await unseal();
        return remembered !== null && remembered.server === serverUrl() ? remembered.token : null;
      }),
    save: (token) =>
      inOrder(async () => {
        const server = serverUrl();
        if (server === null) throw new Error('There is no server this session could belong to.');
        remembered = { server, token };
        if (await cipher.isSafe()) {
          file.write({ server, token: (await cipher.encrypt(token)).toString('base64') });
        } else {
          // An older token must not stay behind where the system stopped being able to encrypt.
          file.remove();
        }
      }),
    clear: () =>
      inOrder(() => {
        remembered = null;
        file.remove();
      }),
  };

  async function unseal(): Promise<{ server: string; token: string } | null> {
    if (!(await cipher.isSafe())) return null;
    const sealed = file.read();
    if (sealed === null) return null;
    try {
      const token = await cipher.decrypt(Buffer.from(sealed.token, 'base64'));
      return { server: sealed.server, token };
    } catch (error) {
      log.warn(`The kept session could not be opened, log in again: ${reasonOf(error)}`);
      file.remove();
      return null;
    }
  }
}
