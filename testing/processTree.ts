import { execFileSync } from 'node:child_process';

interface Process {
  pid: number;
  parent: number;
  /** Ended, but not yet collected by its parent. */
  isZombie: boolean;
  command: string;
}

/** A process, all its children and theirs, as they are now. */
export function processTree(root: number): Process[] {
  const all = runningProcesses();
  const tree = all.filter((one) => one.pid === root);
  // Grows while it is walked: children are found behind their parents.
  for (const one of tree) tree.push(...all.filter((child) => child.parent === one.pid));
  return tree;
}

/**
 * Ends a process and all it started like a power cut: all of them are stopped first, so that none sees
 * another one go. Resolves when they are gone.
 */
export async function cutPower(root: number): Promise<void> {
  const signal = (pid: number, name: NodeJS.Signals): void => {
    try {
      process.kill(pid, name);
    } catch {
      // It ended between the look and the blow.
    }
  };
  signal(root, 'SIGSTOP');
  const processes = processTree(root);
  for (const { pid } of processes) signal(pid, 'SIGSTOP');
  for (const { pid } of processes) signal(pid, 'SIGKILL');
  while (survivors(processes).length > 0) await new Promise((resolve) => setTimeout(resolve, 20));
}

/** Those of the given processes that still run. */
export function survivors(processes: readonly Process[]): string[] {
  const running = new Map(runningProcesses().map((one) => [one.pid, one]));
  return processes
    .filter(({ pid, command }) => {
      const now = running.get(pid);
      return now !== undefined && !now.isZombie && now.command === command;
    })
    .map(({ pid, command }) => `${pid} ${command}`);
}

function runningProcesses(): Process[] {
  const list = execFileSync('ps', ['-A', '-ww', '-o', 'pid=,ppid=,stat=,args='], {
    encoding: 'utf8',
    maxBuffer: 16 * 1024 * 1024,
  });
  return list.split('\n').flatMap((line) => {
    const [, pid, parent, state, command] = /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line) ?? [];
    if (pid === undefined || parent === undefined || state === undefined) return [];
    return {
      pid: Number(pid),
      parent: Number(parent),
      isZombie: state.startsWith('Z'),
      command: command ?? '',
    };
  });
}
