import { destination } from 'pino';
import { DatabaseUnfitError } from '../db/migrate';
import { readConfig } from './config';
import { StartupError } from './dataFolder';
import { faultOf } from './fault';
import { createLogger } from './logger';
import { startServer, type RunningServer } from './startServer';

/** The contract gives a stop five seconds; what has not ended by then is cut. */
const stopDeadlineMs = 4_500;

/**
 * The whole program: reads the settings, starts, says on stdout that it serves, and stops in order on
 * SIGTERM or SIGINT. What prevents a start is said in one sentence on stderr, with exit code 1.
 */
export async function runBroker(env: NodeJS.ProcessEnv): Promise<void> {
  let server: RunningServer | undefined;
  let stopping = false;

  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(0), stopDeadlineMs).unref();
    // A signal during the start is answered when the start has ended, so that nothing is left running.
    void starting.then(() => server?.close()).finally(() => process.exit(0));
  };

  const start = async (): Promise<void> => {
    const config = readConfig(env);
    // Logs go to stderr: stdout carries the one line that says where the broker listens.
    const logger = createLogger(config.logLevel, destination(2));
    server = await startServer(config, logger);
    if (!stopping) process.stdout.write(`Campana listening on ${server.url}\n`);
  };

  const starting = start().catch((error: unknown) => {
    process.stderr.write(`${sentenceOf(error, 'Campana no pudo iniciar')}\n`);
    process.exit(1);
  });
  // Left to Node, it would be shown with all it carries: statements, and the customers' data in them.
  process.on('uncaughtException', (error) => {
    process.stderr.write(`${sentenceOf(error, 'Campana se detuvo por un error')}\n`);
    process.exit(1);
  });
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  await starting;
}

/** What a person reads: the sentence of what we know, else where our program went wrong. */
function sentenceOf(error: unknown, beginning: string): string {
  if (error instanceof StartupError || error instanceof DatabaseUnfitError) return error.message;
  return `${beginning}: ${faultOf(error).stack}`;
}
