import pino, { type DestinationStream, type Logger } from 'pino';
import { faultOf } from './fault';

/**
 * The broker's log: JSON lines. Every error in it, as `err`, has been through `faultOf`, so that no line
 * holds what the database quotes of customers.
 */
export function createLogger(level: string, destination: DestinationStream): Logger {
  return pino(
    { level, base: null, serializers: { err: (error: unknown) => faultOf(error) } },
    destination,
  );
}
