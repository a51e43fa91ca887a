import { join } from 'node:path';
import { startEmbeddedPostgres } from '../../db/embedded';
import { recordedPid, signalServer } from '../../db/embedded/runningServer';
import { migrate } from '../../db/migrate';
import { onServer } from '../../testing/databaseServer';
import type { TestDatabase } from '../../testing/database';
import { temporaryFolder } from '../../testing/temporaryFolder';

/** A PostgreSQL of one suite's own, which may be broken. */
export interface OwnPostgres extends TestDatabase {
  readonly port: number;
  /** Where its files are. */
  readonly directory: string;
  /** Stops every process of it where it stands (SIGSTOP); the answer lets them go on. */
  freeze(): Promise<() => void>;
  /** Ends it like a power failure; its supervisor starts it again. */
  kill(): Promise<void>;
}

/** Starts and migrates it in `directory`, or in a folder of its own. */
export async function startOwnPostgres(directory?: string): Promise<OwnPostgres> {
  const folder = await temporaryFolder();
  const place = directory ?? join(folder.path, 'postgres');
  const server = await startEmbeddedPostgres({
    directory: place,
    password: 'test',
    log: () => undefined,
    // Its processes are killed here, and never the machine: what they wrote is in the system's hands.
    settings: { fsync: 'off', max_connections: '60' },
  });
  const cluster = join(place, 'cluster');
  await migrate(server.url);
  // Never 0: a signal to nobody in particular goes to this whole test run.
  const parentPid = async (): Promise<number> => {
    const pid = (await recordedPid(cluster)) ?? 0;
    if (pid <= 0) throw new Error('the database does not run');
    return pid;
  };
  return {
    url: server.url,
    port: server.port,
    directory: place,
    async freeze() {
      const rows = await onServer(server.url, (client) =>
        client.query<{ pid: number }>('SELECT pid FROM pg_stat_activity'),
      );
      // The parent first, so that no process is born meanwhile.
      const pids = [await parentPid(), ...rows.rows.map(({ pid }) => pid)];
      for (const pid of pids) signalServer(pid, 'SIGSTOP');
      return () => {
        for (const pid of pids) signalServer(pid, 'SIGCONT');
      };
    },
    async kill() {
      signalServer(await parentPid(), 'SIGKILL');
    },
    async drop() {
      await server.close();
      await folder.remove();
    },
  };
}
