/** A command was not given what it needs; the message says how to call it. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/**
 * Runs a command-line program: its text goes to standard output, a failure to standard error in one
 * sentence, with exit code 1.
 */
export async function runCommand(program: () => Promise<string>): Promise<void> {
  try {
    process.stdout.write(`${await program()}\n`);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
