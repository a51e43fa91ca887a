import type { EntityManager } from 'typeorm';

/** Where a restored database remembers from which number on its log begins anew. */
export const restoredKey = 'restaurado_hasta';

/** No screen can resume from that number or an older one: a backup was restored since. 0 when none was. */
export async function restoredUpTo(manager: EntityManager): Promise<number> {
  const rows: { valor: string }[] = await manager.query(
    'SELECT VALOR FROM CONFIGURACION WHERE CLAVE = $1',
    [restoredKey],
  );
  return Number(rows[0]?.valor ?? 0);
}
