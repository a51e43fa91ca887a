import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * When a process began, as a short text without separators that no other process with the same id
 * ever shares, also after a reboot. `undefined` when no such process runs.
 */
export async function processStart(pid: number): Promise<string | undefined> {
  try {
    if (process.platform === 'linux') {
      return await linuxStart(pid);
    }
    const { stdout } =
      process.platform === 'win32'
        ? await run('powershell', [
            ...['-NoProfile', '-Command'],
            `(Get-Process -Id ${pid}).StartTime.ToFileTimeUtc()`,
          ])
        : await run('ps', ['-o', 'lstart=', '-p', String(pid)], {
            env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
          });
    const text = stdout.replace(/[^A-Za-z0-9]/g, '');
    return text === '' ? undefined : text;
  } catch {
    // The process is not there: no such file, or the program that looks it up says so by failing.
    return undefined;
  }
}

/** Ticks since boot, and which boot. A dead process that nobody has collected yet counts as gone. */
async function linuxStart(pid: number): Promise<string | undefined> {
  const [boot, stat] = await Promise.all([
    readFile('/proc/sys/kernel/random/boot_id', 'utf8'),
    readFile(`/proc/${pid}/stat`, 'utf8'),
  ]);
  // The second field is the program's name in parentheses and may itself hold spaces and parentheses.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state] = fields;
  const ticks = fields[19];
  return state === 'Z' || state === 'X' || ticks === undefined
    ? undefined
    : `${boot.slice(0, 8)}t${ticks}`;
}
