import { isDatabaseAway } from './databaseAway';

/** What a log may say of an error. */
export interface Fault {
  /** The kind of error, as its class is named. */
  type: string;
  message: string;
  /** A system's or the database's code, where there is one. */
  code?: string;
  /** The rule of the database that was broken. */
  constraint?: string;
  /** The message once more, and where it happened. */
  stack: string;
  cause?: Fault;
  /** Where several attempts failed. */
  errors?: Fault[];
}

/** Causes of causes beyond this say nothing new, and may go in a circle. */
const mostCauses = 5;

/**
 * What a log may say of anything that was thrown, its causes included; the log's serializer of `err`.
 *
 * The database puts the statement, its values and the row in question into its errors, and here those are
 * customers' names, words and phones; what reads JSON quotes what it could not read. Of these remain their
 * kind, their codes and the place in our code. Of all others the message and the stack remain, and no other
 * property, for we do not know what it holds.
 */
export function faultOf(error: unknown, depth = 0): Fault {
  if (!(error instanceof Error)) {
    const message = `something of type ${typeof error} was thrown`;
    return { type: typeof error, message, stack: message };
  }
  const { code, constraint, driverError } = error as Readonly<Record<string, unknown>> & Error;
  const codes = {
    ...(typeof code === 'string' ? { code } : {}),
    ...(typeof constraint === 'string' ? { constraint } : {}),
  };
  const type = error.name;
  if (quotesData(error)) {
    const said = Object.values(codes).join(', ');
    const what = isDatabaseAway(error)
      ? 'the database is away, or took too long'
      : 'its words are not logged, as they may quote data';
    const message = what + (said && ` (${said})`);
    return {
      type,
      message,
      ...codes,
      stack: [`${type}: ${message}`, ...placesOf(error)].join('\n'),
    };
  }
  const inside = error.cause ?? driverError;
  const goesOn = depth < mostCauses;
  return {
    type,
    message: error.message,
    ...codes,
    stack: error.stack ?? `${type}: ${error.message}`,
    ...(goesOn && inside !== undefined ? { cause: faultOf(inside, depth + 1) } : {}),
    ...(goesOn && error instanceof AggregateError
      ? { errors: error.errors.map((each) => faultOf(each, depth + 1)) }
      : {}),
  };
}

/** Errors of a statement, as TypeORM and as the driver throw them, and those of what could not be read. */
function quotesData(error: Error): boolean {
  if (error instanceof SyntaxError) return true;
  return ('query' in error && 'parameters' in error) || ('severity' in error && 'code' in error);
}

/** Where it was thrown, without the message above it, which may look like anything. */
function placesOf({ message, stack = '' }: Error): string[] {
  const places = message === '' ? stack : stack.replace(message, () => '');
  return places.split('\n').filter((line) => line.startsWith('    at '));
}
