import { randomId } from './random';
import type { KeyValueStorage } from './storage';

const key = 'campana.screen';

/** This screen's own number: the same after a reload, another one in another tab. */
export function screenId(storage: KeyValueStorage | null): string {
  const known = storage?.getItem(key);
  if (known) return known;
  const made = randomId();
  storage?.setItem(key, made);
  return made;
}
