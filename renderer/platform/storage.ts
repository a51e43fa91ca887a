import type { z } from 'zod';

/** The two calls of `localStorage` that are used; absent where the browser forbids storage. */
export type KeyValueStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** The browser's storage of a kind, or null where it is blocked (private windows, hardened settings). */
export function browserStorage(kind: 'local' | 'session'): KeyValueStorage | null {
  try {
    const storage = kind === 'local' ? window.localStorage : window.sessionStorage;
    storage.getItem('campana.probe');
    return storage;
  } catch {
    return null;
  }
}

/** Reads a JSON value that fits the schema; null when it is absent, damaged or of an older shape. */
export function readStored<Value>(
  storage: KeyValueStorage | null,
  key: string,
  schema: z.ZodType<Value>,
): Value | null {
  const text = storage?.getItem(key) ?? null;
  if (text === null) return null;
  try {
    const parsed = schema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Keeps a JSON value; a full or forbidden storage loses it, which only costs the person a setting. */
export function writeStored(storage: KeyValueStorage | null, key: string, value: unknown): boolean {
  try {
    storage?.setItem(key, JSON.stringify(value));
    return storage !== null;
  } catch {
    return false;
  }
}
