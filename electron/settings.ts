import { join } from 'node:path';
import { z } from 'zod';
import { printerSchema, serverUrlSchema, updateSourceSchema } from '../shared/ipc';
import { createJsonFile, type JsonFile } from './jsonFile';
import type { Log } from './log';

const settingsSchema = z.object({
  /** Which broker this computer uses; absent until a person chose. */
  server: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('remote'), url: serverUrlSchema }),
      z.object({
        kind: z.literal('host'),
        /** Whether screens on other computers may connect. */
        shared: z.boolean().optional(),
      }),
    ])
    .optional(),
  /** The authorities of the servers this computer was paired with, as PEM text by host. */
  pins: z.record(z.string(), z.string()).optional(),
  /** The ticket printer of this computer. */
  printer: printerSchema.optional(),
  /** Where newer versions come from. */
  updates: z.object({ url: updateSourceSchema }).optional(),
});

/** What a person chose for this computer; survives updates of the app. */
export type Settings = z.infer<typeof settingsSchema>;

/** The settings of this computer's user, in `settings.json` of the given folder. */
export function openSettings(folder: string, log: Log): JsonFile<Settings> {
  return createJsonFile<Settings>(join(folder, 'settings.json'), settingsSchema, {}, log);
}
