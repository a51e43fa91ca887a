import { type ChildProcess, spawn } from 'node:child_process';
import { platform } from 'node:os';
import type { ServerAccount } from './serverAccount';

/** Takes one line of a server program's output, for the log. */
export type LineLog = (line: string) => void;

/** A program of the server that ends when this process does, whatever ends this process. */
export interface GuardedProcess {
  /** Resolves when the program has ended, with its exit code (`null`: by a signal). Never rejects. */
  readonly ended: Promise<number | null>;
  /** The last lines it printed, for an error message. */
  lastLines(): string;
  /** Asks it to end (SIGINT: PostgreSQL's fast shutdown). On Windows nothing can ask; see pg_ctl. */
  interrupt(): void;
  /** Ends it and its guard at once. PostgreSQL recovers from that at the next start. */
  kill(): void;
}

/**
 * Runs the program, and sends it SIGINT when standard input ends: that happens when we close it, and
 * also when we die in any way, `kill -9` included. The guard has a session of its own, so Ctrl-C in
 * a terminal reaches us and not the database below us, and it outlives a stop of the whole group
 * because it must still see the shutdown through.
 */
const guardScript = `
trap '' HUP INT QUIT TERM
exec 3<&0 </dev/null
"$@" 3<&- &
program=$!
( while read -r _; do :; done; kill -INT "$program" ) <&3 3<&- >/dev/null 2>&1 &
watcher=$!
exec 3<&-
wait "$program"
code=$?
kill -KILL "$watcher" 2>/dev/null
exit "$code"
`;

const keptLines = 20;

/** Starts a server program. Its working folder must be one that the account can enter. */
export function spawnGuarded(
  program: string,
  args: readonly string[],
  options: { cwd: string; account: ServerAccount | undefined; log: LineLog },
): GuardedProcess {
  const common = { cwd: options.cwd, env: serverEnvironment(), windowsHide: true };
  const identity =
    options.account === undefined ? {} : { uid: options.account.uid, gid: options.account.gid };
  const child =
    platform() === 'win32'
      ? spawn(program, args, { ...common, stdio: ['ignore', 'pipe', 'pipe'] })
      : spawn('/bin/sh', ['-c', guardScript, 'campana-database', program, ...args], {
          ...common,
          ...identity,
          detached: true,
          stdio: ['pipe', 'pipe', 'pipe'],
        });

  const lines: string[] = [];
  const keep = (line: string) => {
    lines.push(line);
    lines.splice(0, lines.length - keptLines);
    options.log(line);
  };
  forEachLine(child.stdout, keep);
  forEachLine(child.stderr, keep);
  // The guard may be gone already when we close its input; `ended` tells that.
  child.stdin?.on('error', (error) => {
    options.log(`guard: ${error.message}`);
  });

  const ended = new Promise<number | null>((resolve) => {
    child.once('close', resolve);
    child.once('error', (error) => {
      keep(error.message);
      resolve(null);
    });
  });

  return {
    ended,
    lastLines: () => lines.join('\n'),
    interrupt: () => {
      child.stdin?.end();
    },
    kill: () => {
      killGroup(child);
    },
  };
}

/** Settings of the person's own PostgreSQL (PGPORT, PGDATA, …) and language must not reach ours. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG)/i.test(name));
  return { ...Object.fromEntries(kept), LC_ALL: 'C', TZ: 'UTC' };
}

function forEachLine(stream: NodeJS.ReadableStream, take: LineLog): void {
  let rest = '';
  stream.setEncoding('utf8');
  stream.on('data', (chunk: string) => {
    const parts = (rest + chunk).split(/\r?\n/);
    rest = parts.pop() ?? '';
    parts.filter((part) => part !== '').forEach(take);
  });
  stream.on('end', () => {
    if (rest !== '') {
      take(rest);
    }
  });
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) {
    return;
  }
  if (platform() === 'win32') {
    child.kill('SIGKILL');
    return;
  }
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // The whole group is gone already, which is what was wanted.
  }
}
