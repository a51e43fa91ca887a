import type { QueryRunner } from 'typeorm';

/** A table to copy. */
export interface TableShape {
  name: string;
  /** Columns that hold values of their own, quoted. */
  columns: string;
  /** What puts its rows into one order, always the same. */
  order: string;
}

/** Rows read or written at once. */
const pageSize = 500;

/** Every table of ours but the list of migrations, which travels in the manifest. */
export async function listTables(runner: QueryRunner): Promise<TableShape[]> {
  const rows = (await runner.query(
    `SELECT T.table_name AS name,
      (SELECT string_agg(quote_ident(C.column_name), ', ' ORDER BY C.ordinal_position)
        FROM information_schema.columns C
        WHERE C.table_schema = 'public' AND C.table_name = T.table_name
          AND C.is_generated = 'NEVER') AS columns,
      (SELECT string_agg(quote_ident(A.attname), ', ' ORDER BY K.place)
        FROM pg_index I, unnest(I.indkey) WITH ORDINALITY AS K(number, place), pg_attribute A
        WHERE I.indrelid = to_regclass(quote_ident(T.table_name)) AND I.indisprimary
          AND A.attrelid = I.indrelid AND A.attnum = K.number) AS order
    FROM information_schema.tables T
    WHERE T.table_schema = 'public' AND T.table_type = 'BASE TABLE'
      AND T.table_name <> 'migraciones'
    ORDER BY T.table_name`,
  )) as { name: string; columns: string; order: string | null }[];
  return rows.map(({ name, columns, order }) => ({
    name,
    columns,
    // A table without a key is ordered by everything it holds.
    order: order ?? 'fila::text',
  }));
}

/** The rows of a table as lines of JSON, page by page. Runs inside the caller's transaction. */
export async function* readRows(
  runner: QueryRunner,
  { name, columns, order }: TableShape,
): AsyncGenerator<string[]> {
  await runner.query(
    `DECLARE respaldo NO SCROLL CURSOR FOR SELECT row_to_json(fila)::text AS linea
      FROM (SELECT ${columns} FROM ${name}) AS fila ORDER BY ${order}`,
  );
  for (;;) {
    const rows = (await runner.query(`FETCH ${pageSize} FROM respaldo`)) as { linea: string }[];
    if (rows.length > 0) yield rows.map(({ linea }) => linea);
    if (rows.length < pageSize) break;
  }
  await runner.query('CLOSE respaldo');
}

/** Puts lines of `readRows` back. The database reads the JSON itself, so that no number changes on the way. */
export async function writeRows(
  runner: QueryRunner,
  { name, columns }: TableShape,
  lines: readonly string[],
): Promise<void> {
  for (let start = 0; start < lines.length; start += pageSize) {
    await runner.query(
      `INSERT INTO ${name} (${columns}) OVERRIDING SYSTEM VALUE
        SELECT ${columns} FROM json_populate_recordset(NULL::${name}, $1::json)`,
      [`[${lines.slice(start, start + pageSize).join(',')}]`],
    );
  }
}

/** The next values of every sequence of ours. */
export async function readSequences(runner: QueryRunner): Promise<Record<string, number>> {
  const rows = (await runner.query(
    `SELECT sequencename AS name, (coalesce(last_value + increment_by, start_value))::text AS next
      FROM pg_sequences WHERE schemaname = 'public' AND sequencename NOT LIKE 'migraciones%'
      ORDER BY 1`,
  )) as { name: string; next: string }[];
  return Object.fromEntries(rows.map(({ name, next }) => [name, Number(next)]));
}
