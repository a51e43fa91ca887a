import { QueryFailedError, type EntityManager } from 'typeorm';

/** What we use of a connection of `pg`. */
interface PreparingClient {
  query(query: { name: string; text: string; values: unknown[] }): Promise<{ rows: unknown[] }>;
}

/** A statement that each connection parses and plans once; a name stands for one text for ever. */
export interface PreparedStatement {
  name: string;
  text: string;
}

/**
 * Runs a prepared statement, in the manager's transaction if it has one, and answers its rows. For the
 * few statements that run for every event: a query without a name is parsed and planned each time.
 *
 * @throws QueryFailedError, like `manager.query`.
 */
export async function queryPrepared(
  manager: EntityManager,
  { name, text }: PreparedStatement,
  values: unknown[],
): Promise<unknown[]> {
  const runner = manager.queryRunner ?? manager.dataSource.createQueryRunner();
  try {
    const client = (await runner.connect()) as PreparingClient;
    const { rows } = await client.query({ name, text, values }).catch((error: unknown) => {
      const reason = error instanceof Error ? error : new Error(String(error));
      throw new QueryFailedError(text, values, reason);
    });
    return rows;
  } finally {
    if (runner !== manager.queryRunner) await runner.release();
  }
}
