import type { DataSource } from 'typeorm';
import { closedSessionsSince, noteProgramUses, readRevocations } from '../../db/endings';
import { startBackground } from '../background';
import type { Logger } from '../ports';
import type { Programs } from './programs';

/** How often the database is asked, in milliseconds; what ended reaches open sockets within 5 s. */
const lookMs = 2_000;

/** Who closes the sockets of what ended. */
export interface EndingSinks {
  sessionsEnded(sessionIds: ReadonlySet<string>): void;
  programsEnded(names: ReadonlySet<string>): void;
}

/** Learns what another broker, or a command, ended. */
export interface Endings {
  /** Reads what is revoked before anybody is let in. Throws when the database cannot be read. */
  load(): Promise<void>;
  /** Looks again every two seconds, until `close`. */
  watch(sinks: EndingSinks, logger: Logger): { close(): Promise<void> };
}

/** Creates the reader of endings. What was last read goes on to hold while the database is away. */
export function createEndings(deps: {
  dataSource: DataSource;
  programs: Programs;
  forgetSession: (sessionId: string) => void;
}): Endings {
  const { dataSource, programs } = deps;
  let readAt: string | null = null;

  async function look(sinks: EndingSinks): Promise<void> {
    const uses = programs.takeUses();
    if (uses.size > 0) await noteProgramUses(dataSource.manager, uses);
    sinks.programsEnded(programs.setRevoked(await readRevocations(dataSource.manager)));
    const closed = await closedSessionsSince(dataSource.manager, readAt);
    readAt = closed.readAt;
    closed.sessionIds.forEach(deps.forgetSession);
    sinks.sessionsEnded(closed.sessionIds);
  }

  return {
    async load() {
      programs.setRevoked(await readRevocations(dataSource.manager));
    },
    watch: (sinks, logger) =>
      startBackground({
        work: async () => {
          await look(sinks);
          return false;
        },
        everyMs: lookMs,
        firstAfterMs: lookMs,
        failure: 'what ended elsewhere could not be read; trying again',
        logger,
      }),
  };
}
