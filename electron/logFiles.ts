import electronLog from 'electron-log/main';
import { readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Log } from './log';
import { redact } from './redact';

/** A file is full at this size, and this many full ones are kept beside it: at most 6 MB each. */
const maxBytes = 1024 * 1024;
const keptFiles = 5;

/** The logs on this computer's disk. */
export interface LogFiles {
  /** What the app says about itself: `campana.log`. */
  readonly app: Log;
  /** A line of this computer's broker: `servidor.log`. */
  server(line: string): void;
  /** The files there are, newest first, for the diagnosis. */
  readonly folder: string;
}

/** Writes rotating logs into a folder; every line is freed of secrets first. */
export function openLogFiles(folder: string): LogFiles {
  const app = fileLogger(folder, 'campana');
  const server = fileLogger(folder, 'servidor');
  return {
    folder,
    app: {
      info: (message) => app.info(redact(message)),
      warn: (message) => app.warn(redact(message)),
    },
    server: (line) => server.info(redact(line)),
  };
}

function fileLogger(folder: string, name: string) {
  const logger = electronLog.create({ logId: name });
  logger.transports.console.level = false;
  const { ipc } = logger.transports as Partial<typeof logger.transports>;
  if (ipc) ipc.level = false;
  const { file } = logger.transports;
  file.level = 'info';
  file.maxSize = maxBytes;
  file.format = '{y}-{m}-{d}T{h}:{i}:{s}.{ms}{z} [{level}] {text}';
  file.resolvePathFn = () => join(folder, `${name}.log`);
  file.archiveLogFn = (full) => rotate(full.path);
  return logger;
}

/** `campana.log` becomes `campana.1.log`, that one `campana.2.log`, and the oldest goes. */
export function rotate(path: string): void {
  const folder = dirname(path);
  const stem = basename(path, '.log');
  const numbered = (number: number) => join(folder, `${stem}.${number}.log`);
  rmSync(numbered(keptFiles), { force: true });
  const found = new Set(readdirSync(folder));
  for (let number = keptFiles - 1; number >= 1; number -= 1) {
    if (found.has(`${stem}.${number}.log`)) renameSync(numbered(number), numbered(number + 1));
  }
  if (found.has(`${stem}.log`)) renameSync(path, numbered(1));
}
