import { redact } from './redact';

/** What the main process says about itself, one line per fact; never tokens or personal data. */
export interface Log {
  info(message: string): void;
  warn(message: string): void;
}

/** Writes to `stream`, usually standard error: standard output belongs to whoever started the app. */
export function createLog(stream: Pick<NodeJS.WritableStream, 'write'>): Log {
  const line = (level: string, message: string) => {
    stream.write(`campana ${level}: ${redact(message)}\n`);
  };
  return {
    info: (message) => line('info', message),
    warn: (message) => line('warn', message),
  };
}

/** Says everything to each of them. */
export function joinLogs(...logs: readonly Log[]): Log {
  return {
    info: (message) => logs.forEach((log) => log.info(message)),
    warn: (message) => logs.forEach((log) => log.warn(message)),
  };
}

/** The words of anything that was thrown. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
