/** Whether this is `npm run faults`, which takes its time, and not a part of `npm test`. */
const isLong = process.env['MODE'] === 'faults';

/** How often a broker is killed. */
export const faultRounds = isLong ? 1_000 : 25;
