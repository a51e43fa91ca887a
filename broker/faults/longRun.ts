/** Whether this is `npm run faults`, which takes its time, and not a part of `npm test`. */
export const isLong = process.env['FAULTS'] === 'long';

/** How often a broker is killed. */
export const faultRounds = isLong ? 1_000 : 25;

/** How often everything loses its power. */
export const powerCuts = isLong ? 20 : 3;

/** How many random schedules are tried, and for how many seconds at most; a few always run to their end. */
export const schedules = isLong ? { numRuns: 10_000, seconds: 600 } : { numRuns: 2, seconds: null };

/** How long random input is sent to each door, in seconds. */
export const fuzzSeconds = isLong ? 600 : 4;

/** How long the database is stopped, in seconds. */
export const stoppedSeconds = isLong ? 30 : 0;

/** The same schedules each time in `npm test`, of those tried the ones in which most happens; new ones in the long run. */
export const scheduleSeed = isLong ? null : 16432;

/** How many events are timed without, and as many with, screens that stop reading. */
export const latencyEvents = isLong ? 4_000 : 80;
