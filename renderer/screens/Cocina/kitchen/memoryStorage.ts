import { z } from 'zod';
import { readStored, writeStored, type KeyValueStorage } from '../../../platform/storage';
import { cardMemorySchema, type Memories } from './cardMemory';

const key = 'campana.cocina';

const storedSchema = z.object({
  memories: z.array(z.tuple([z.number(), cardMemorySchema])),
  keysOn: z.boolean(),
});

/** What a kitchen screen keeps over a reload. */
export interface KitchenKept {
  memories: Memories;
  /** Whether single keys do things (bump bar); some people need them off. */
  keysOn: boolean;
}

/** Reads what this screen kept; null when it never showed a board. */
export function loadKitchen(storage: KeyValueStorage | null): KitchenKept | null {
  const stored = readStored(storage, key, storedSchema);
  return stored === null ? null : { ...stored, memories: new Map(stored.memories) };
}

/** Keeps it in this browser only. */
export function saveKitchen(storage: KeyValueStorage | null, kept: KitchenKept): void {
  writeStored(storage, key, { ...kept, memories: [...kept.memories] });
}
