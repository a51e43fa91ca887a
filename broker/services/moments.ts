/** The database's clock, in UTC, at this very statement. One clock for every moment keeps them in order. */
export const databaseNow = `date_trunc('milliseconds', clock_timestamp() AT TIME ZONE 'UTC')`;

/** A moment as answers carry it. */
export function iso(moment: Date): string {
  return moment.toISOString();
}

/** A moment that may not have come yet, as answers carry it. */
export function isoOrNull(moment: Date | null): string | null {
  return moment === null ? null : moment.toISOString();
}

const timeFormat = new Intl.DateTimeFormat('es', {
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** The time of day at the restaurant (the zone of this computer), for sentences. */
export function timeOfDay(moment: Date): string {
  return timeFormat.format(moment);
}
