/** Whether this is `npm run faults`, which takes its time, and not a part of `npm test`. */
const isLong = process.env['MODE'] === 'faults';

/** How often a broker is killed. */
export const faultRounds = isLong ? 1_000 : 25;

/** How long random schedules are tried, in seconds. */
export const scheduleSeconds = isLong ? 600 : 20;

/** The same schedules each time in `npm test`, new ones in the long run. */
export const scheduleSeed = isLong ? null : 8765;
