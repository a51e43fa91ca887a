import type { EntityManager } from 'typeorm';
import { readSetting } from './setting';

/** Where a restored database remembers from which number on its log begins anew. */
export const restoredKey = 'restaurado_hasta';

/** No screen can resume from that number or an older one: a backup was restored since. 0 when none was. */
export async function restoredUpTo(manager: EntityManager): Promise<number> {
  return Number((await readSetting(manager, restoredKey)) ?? 0);
}
