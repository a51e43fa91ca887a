import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { z } from 'zod';
import { type Log, reasonOf } from './log';

/** A small file of our own in the user's folder, always read whole and written whole. */
export interface JsonFile<T> {
  /** What the file says; the fallback when there is none or it is broken. */
  read(): T;
  /** Replaces the content, whole or not at all. Throws when the disk refuses. */
  write(value: T): void;
  /** Removes the file. */
  remove(): void;
}

/**
 * A JSON file checked by `schema`. A broken file is set aside as `<file>.broken` for whoever wants to
 * look at it, and the fallback is used: the app must open after a power cut in the middle of a write.
 * Synchronous on purpose: the files are tiny, and the window's place is written while the app closes.
 */
export function createJsonFile<T>(
  file: string,
  schema: z.ZodType<T>,
  fallback: T,
  log: Log,
): JsonFile<T> {
  return {
    read: () => {
      let text: string;
      try {
        text = readFileSync(file, 'utf8');
      } catch (error) {
        if (!isMissing(error)) log.warn(`${file} cannot be read: ${reasonOf(error)}`);
        return fallback;
      }
      try {
        return schema.parse(JSON.parse(text));
      } catch (error) {
        log.warn(`${file} is broken, set aside as ${file}.broken: ${reasonOf(error)}`);
        setAside(file, log);
        return fallback;
      }
    },
    write: (value) => {
      mkdirSync(dirname(file), { recursive: true });
      const draft = `${file}.tmp`;
      writeFileSync(draft, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600, flush: true });
      renameSync(draft, file);
    },
    remove: () => rmSync(file, { force: true }),
  };
}

function setAside(file: string, log: Log): void {
  try {
    renameSync(file, `${file}.broken`);
  } catch (error) {
    log.warn(`${file} could not be set aside: ${reasonOf(error)}`);
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
