import type { DataSource } from 'typeorm';
import { createDataSource } from '../db/dataSource';
import { DatabaseUnfitError, migrate } from '../db/migrate';
import { StartupError } from './dataFolder';

/** Longest wait for an answer of the database, in milliseconds; the slowest report takes a fraction. */
const databasePatienceMs = 5_000;

/**
 * Connects with the broker's database and brings it up to date.
 *
 * @throws StartupError or DatabaseUnfitError with a sentence for people.
 */
export async function openDatabase(url: string): Promise<DataSource> {
  const dataSource = createDataSource({ url, answerWithinMs: databasePatienceMs });
  try {
    await dataSource.initialize();
  } catch (error) {
    throw new StartupError(
      'No se pudo conectar con la base de datos de DATABASE_URL; revise la dirección, el usuario y que esté encendida.',
      { cause: error },
    );
  }
  try {
    // On connections of their own: migrations may take as long as they need.
    await migrate(url);
  } catch (error) {
    await dataSource.destroy();
    if (error instanceof DatabaseUnfitError) throw error;
    throw new StartupError('La base de datos no se pudo poner al día.', { cause: error });
  }
  return dataSource;
}
