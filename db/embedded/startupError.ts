/**
 * Something outside the program keeps it from starting: a closed folder, a taken port, a full disk.
 * `message` is one sentence for the person at the terminal, in Spanish like every screen, that says
 * what is wrong and what to do;
 * whoever starts the program prints it alone, without a stack trace. It holds no secrets.
 */
export class StartupError extends Error {
  override readonly name = 'StartupError';
}

/** The text of anything that was thrown, for use inside a sentence. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The system's error code (`ENOENT`, `EACCES`, …) of anything that was thrown, if it has one. */
export function errorCode(error: unknown): string | undefined {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') {
    return error.code;
  }
  return undefined;
}
