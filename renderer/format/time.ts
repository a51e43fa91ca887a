import type { Language } from '../i18n/resources';

const locales: Record<Language, string> = { es: 'es-PE', en: 'en-GB' };

type Style =
  'clock' | 'clockSeconds' | 'clockMillis' | 'date' | 'dayClock' | 'dayMonthClock' | 'dateTime';

const options: Record<Style, Intl.DateTimeFormatOptions> = {
  clock: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  clockSeconds: { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
  clockMillis: {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    fractionalSecondDigits: 3,
    hourCycle: 'h23',
  },
  date: { weekday: 'short', day: '2-digit', month: '2-digit' },
  dayClock: {
    weekday: 'short',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  },
  dayMonthClock: {
    day: '2-digit',
    month: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  },
  dateTime: {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  },
};

const known = new Map<string, Intl.DateTimeFormat>();

/** A moment (ISO text or ms since 1970) in this machine's zone: `12:03`, `12:03:22.041`, a day, or both. */
export function formatTime(
  moment: string | number,
  language: Language,
  style: Style = 'clock',
): string {
  const key = `${language}:${style}`;
  // Making a format costs far more than using it, and lists make hundreds of these.
  const format = known.get(key) ?? new Intl.DateTimeFormat(locales[language], options[style]);
  known.set(key, format);
  const date = new Date(moment);
  return Number.isNaN(date.getTime()) ? '' : format.format(date);
}

/** A length of time as a translation key of `common` and its values: `41 s`, `7 min`, `1 h 5 min`. */
export function durationParts(
  ms: number,
):
  | { key: 'duration.seconds' | 'duration.minutes'; values: { count: number } }
  | { key: 'duration.hours'; values: { hours: number; minutes: number } } {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds < 60) return { key: 'duration.seconds', values: { count: seconds } };
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return { key: 'duration.minutes', values: { count: minutes } };
  return {
    key: 'duration.hours',
    values: { hours: Math.floor(minutes / 60), minutes: minutes % 60 },
  };
}

/** How long ago, as a translation key of `common` and its count; times in the future count as now. */
export function ageParts(ms: number): {
  key: 'age.now' | 'age.seconds' | 'age.minutes' | 'age.hours' | 'age.days';
  count: number;
} {
  const seconds = Math.floor(ms / 1000);
  if (seconds < 1) return { key: 'age.now', count: 0 };
  if (seconds < 60) return { key: 'age.seconds', count: seconds };
  if (seconds < 3600) return { key: 'age.minutes', count: Math.floor(seconds / 60) };
  if (seconds < 86_400) return { key: 'age.hours', count: Math.floor(seconds / 3600) };
  return { key: 'age.days', count: Math.floor(seconds / 86_400) };
}
