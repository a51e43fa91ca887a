import { execFile } from 'node:child_process';
import { open, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { temporaryFolder } from '../../testing/temporaryFolder';

const run = promisify(execFile);

/** A disk of a few megabytes that a test can fill. */
export interface SmallDisk {
  readonly path: string;
  /** Fills it to the last byte. */
  fill(): Promise<void>;
  /** Gives the space back. */
  free(): Promise<void>;
  close(): Promise<void>;
}

const block = Buffer.alloc(256 * 1024);

/** Mounts a disk in memory; null where this user may not mount (everybody but root, and most containers). */
export async function mountSmallDisk(megabytes: number): Promise<SmallDisk | null> {
  const folder = await temporaryFolder();
  try {
    await run('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=755`, 'tmpfs', folder.path]);
  } catch {
    await folder.remove();
    return null;
  }
  const filler = join(folder.path, 'filler');
  return {
    path: folder.path,
    async fill() {
      const file = await open(filler, 'w');
      try {
        for (;;) await file.write(block);
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
      } finally {
        await file.close();
      }
      // The last bytes, which a whole block does not fit into.
      await writeFile(`${filler}2`, Buffer.alloc(4_096)).catch(() => undefined);
    },
    async free() {
      await rm(filler, { force: true });
      await rm(`${filler}2`, { force: true });
    },
    async close() {
      await run('umount', ['-l', folder.path]);
      await folder.remove();
    },
  };
}
