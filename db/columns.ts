import pg from 'pg';
import type { EntitySchemaColumnOptions } from 'typeorm';

/*
 * `timestamp` columns hold UTC. Left alone, the driver reads and writes them in the zone of the
 * computer, and a restaurant in Lima would see every moment five hours off.
 */
pg.types.setTypeParser(
  pg.types.builtins.TIMESTAMP,
  (text) => new Date(`${text.replace(' ', 'T')}Z`),
);
pg.defaults.parseInputDatesAsUTC = true;

/** Postgres hands out `numeric` as text; our amounts and quantities are small enough for a number. */
const numericTransformer = {
  to: (value: number | null | undefined) => value,
  from: (value: string | null) => (value === null ? null : Number(value)),
};

type Column = EntitySchemaColumnOptions;

/** The `ID serial` primary key every table has. */
export const idColumn: Column = { type: 'integer', primary: true, generated: 'increment' };

/** A text column of at most `length` characters. */
export function text(length: number, options: Partial<Column> = {}): Column {
  return { type: 'varchar', length, ...options };
}

/** A text column that may be empty. */
export function optionalText(length: number): Column {
  return text(length, { nullable: true });
}

/** A reference to another table's row that may be absent. */
export const optionalReference: Column = { type: 'integer', nullable: true };

/** A moment that may not have come yet. */
export const optionalMoment: Column = { type: 'timestamp', nullable: true };

/** A moment the database fills in (`now()` in UTC) when the program does not. */
export const createdMoment: Column = {
  type: 'timestamp',
  default: () => `(now() AT TIME ZONE 'UTC')`,
};

/** An amount of money or a quantity. */
export function amount(options: Partial<Column> = {}): Column {
  return { type: 'numeric', precision: 12, scale: 2, transformer: numericTransformer, ...options };
}

/** Whether a row is in use; it starts so. */
export const active: Column = { type: 'boolean', default: true };

/** A yes or no that starts as no. */
export const flag: Column = { type: 'boolean', default: false };
