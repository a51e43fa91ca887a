import { createAccessTokens } from '../auth/accessTokens';
import { createDataFolder, dataFolderPath, readOrCreateSecret } from '../dataFolder';
import { UsageError } from './arguments';

const minSecretBytes = 32;
/** Names programs go by. */
export const programNamePattern = /^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,59}$/u;

/**
 * Signs a token for another program, with the secret of CAMPANA_JWT_SECRET or else of the data folder
 * that a broker with the same settings uses.
 *
 * @throws UsageError for a name or a number of days that cannot be; StartupError without access to the
 * data folder.
 */
export async function signServiceToken(
  name: string,
  days: number,
  env: NodeJS.ProcessEnv,
): Promise<string> {
  if (!programNamePattern.test(name)) {
    throw new UsageError(
      '--nombre debe tener de 1 a 60 letras, números, espacios, puntos o guiones.',
    );
  }
  if (!(days > 0 && days <= 3_650)) throw new UsageError('--dias debe ser un número de 1 a 3650.');
  const secret = await secretOf(env);
  return createAccessTokens(secret, { now: () => Date.now() }).issueService(name, days);
}

async function secretOf(env: NodeJS.ProcessEnv): Promise<string> {
  const given = env['CAMPANA_JWT_SECRET'];
  if (given !== undefined && given !== '') {
    if (Buffer.byteLength(given) >= minSecretBytes) return given;
    throw new UsageError(`CAMPANA_JWT_SECRET debe tener al menos ${minSecretBytes} bytes.`);
  }
  const folder = dataFolderPath(env['CAMPANA_DATA_DIR']);
  await createDataFolder(folder);
  return readOrCreateSecret(folder, 'jwt');
}
