import { setTimeout as delay } from 'node:timers/promises';
import type pg from 'pg';
import { withDatabase } from './database';
import { UsageError } from './arguments';
import { programNamePattern } from './serviceToken';

interface ProgramRow {
  nombre: string;
  primer_uso: string | null;
  ultimo_uso: string | null;
  revocado_hasta: string | null;
}

/** How moments are shown and stored: UTC, to the second. */
const moment = (column: string): string => `to_char(${column}, 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

/** The programs that have called, one a line: name, first use, last use, until when revoked. */
export async function listPrograms(env: NodeJS.ProcessEnv): Promise<string> {
  const rows = await withDatabase(env, (client) =>
    client.query<ProgramRow>(
      `SELECT NOMBRE, ${moment('PRIMER_USO')} AS primer_uso, ${moment('ULTIMO_USO')} AS ultimo_uso,
        ${moment('REVOCADO_HASTA')} AS revocado_hasta FROM PROGRAMAS ORDER BY NOMBRE`,
    ),
  );
  if (rows.rows.length === 0) return 'Ningún programa ha usado un token todavía.';
  const lines = rows.rows.map(({ nombre, primer_uso, ultimo_uso, revocado_hasta }) =>
    [nombre, primer_uso ?? '-', ultimo_uso ?? '-', revocado_hasta ?? '-'].join('\t'),
  );
  return ['programa\tprimer uso\túltimo uso\trevocado hasta', ...lines].join('\n');
}

/**
 * Revokes every token of a program that was issued until now; brokers notice within 5 s. Ends with the
 * second, so that a token issued after this command is a new one: tokens know their beginning to the second.
 *
 * @throws UsageError for what is no name of a program.
 */
export async function revokeProgram(name: string, env: NodeJS.ProcessEnv): Promise<string> {
  if (!programNamePattern.test(name)) {
    throw new UsageError('--revocar necesita el nombre del programa, como se dio en --nombre.');
  }
  const now = new Date();
  const rows = await withDatabase(env, (client) => revoke(client, name, now));
  await delay(1_000 - now.getMilliseconds());
  const unknown = rows[0]?.primer_uso == null ? ' Ese nombre no se ha usado todavía.' : '';
  return `Los tokens de "${name}" emitidos hasta ahora ya no valen; los servidores lo notan en 5 segundos.${unknown}`;
}

async function revoke(
  client: pg.Client,
  name: string,
  until: Date,
): Promise<Pick<ProgramRow, 'primer_uso'>[]> {
  const { rows } = await client.query<Pick<ProgramRow, 'primer_uso'>>(
    `INSERT INTO PROGRAMAS (NOMBRE, REVOCADO_HASTA) VALUES ($1, $2)
      ON CONFLICT (NOMBRE) DO UPDATE SET REVOCADO_HASTA = EXCLUDED.REVOCADO_HASTA
      RETURNING ${moment('PRIMER_USO')} AS primer_uso`,
    [name, until.toISOString()],
  );
  return rows;
}
