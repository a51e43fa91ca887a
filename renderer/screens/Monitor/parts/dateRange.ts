const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Ranges with a name. `todo` has no bounds, `propio` those the person typed. */
export const rangePresets = [
  'todo',
  'ultima_hora',
  'ultimas_24h',
  'hoy',
  'ayer',
  'ultimos_7d',
  'ultimos_30d',
  'propio',
] as const;
/** The name of a range. */
export type RangePreset = (typeof rangePresets)[number];

/** A range as chosen. The texts are those of `datetime-local` fields, in this machine's zone, or empty. */
export interface RangeChoice {
  preset: RangePreset;
  desde: string;
  hasta: string;
}

/** A range as the server is asked for it; an absent bound is open. */
export interface DateRange {
  desde?: Date;
  hasta?: Date;
}

/** A choice by name. */
export function presetRange(preset: RangePreset): RangeChoice {
  return { preset, desde: '', hasta: '' };
}

/**
 * The moments a choice means at `now`. The end somebody typed includes its whole minute, as they mean it;
 * days begin at this machine's midnight.
 */
export function resolveRange({ preset, desde, hasta }: RangeChoice, now: Date): DateRange {
  const before = (ms: number): DateRange => ({ desde: new Date(now.getTime() - ms), hasta: now });
  switch (preset) {
    case 'todo':
      return {};
    case 'ultima_hora':
      return before(hourMs);
    case 'ultimas_24h':
      return before(dayMs);
    case 'ultimos_7d':
      return before(7 * dayMs);
    case 'ultimos_30d':
      return before(30 * dayMs);
    case 'hoy':
      return { desde: startOfDay(now, 0), hasta: now };
    case 'ayer':
      return {
        desde: startOfDay(now, -1),
        hasta: new Date(startOfDay(now, 0).getTime() - 1),
      };
    case 'propio': {
      const start = parsed(desde);
      const end = parsed(hasta);
      return {
        ...(start === null ? {} : { desde: start }),
        ...(end === null ? {} : { hasta: new Date(end.getTime() + 59_999) }),
      };
    }
  }
}

/** Whether a choice reaches up to the present, so that its end needs no naming. */
export function reachesNow({ preset }: RangeChoice): boolean {
  return preset !== 'ayer' && preset !== 'propio';
}

/** Whether the end lies before the beginning. */
export function isBackwards({ desde, hasta }: DateRange): boolean {
  return desde !== undefined && hasta !== undefined && desde > hasta;
}

/** A moment as a `datetime-local` field holds it, in this machine's zone. */
export function fieldText(moment: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const date = [moment.getFullYear(), two(moment.getMonth() + 1), two(moment.getDate())].join('-');
  return `${date}T${two(moment.getHours())}:${two(moment.getMinutes())}`;
}

function startOfDay(now: Date, offset: number): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + offset);
}

function parsed(text: string): Date | null {
  // `Date` makes something of almost any text, so the shape is checked first.
  if (!/^\d{4,6}-\d\d-\d\dT\d\d:\d\d/.test(text)) return null;
  const date = new Date(text);
  return Number.isNaN(date.getTime()) ? null : date;
}
