import type { EntityManager } from 'typeorm';

/** A value that the database remembers under a key; null where it remembers none. */
export async function readSetting(manager: EntityManager, key: string): Promise<string | null> {
  const rows: { valor: string }[] = await manager.query(
    'SELECT VALOR FROM CONFIGURACION WHERE CLAVE = $1',
    [key],
  );
  return rows[0]?.valor ?? null;
}

/** Has the database remember a value, in place of what it remembered under that key. */
export async function writeSetting(
  manager: EntityManager,
  key: string,
  value: string,
): Promise<void> {
  await manager.query(
    `INSERT INTO CONFIGURACION (CLAVE, VALOR) VALUES ($1, $2)
      ON CONFLICT (CLAVE) DO UPDATE SET VALOR = EXCLUDED.VALOR, FECHA = now() AT TIME ZONE 'UTC'`,
    [key, value],
  );
}
