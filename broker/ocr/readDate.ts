const months = ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'se', 'oct', 'nov', 'dic'];

const day = String.raw`(\d{1,2})`;
const worded = new RegExp(
  String.raw`\b${day}\s*(?:de\s+)?(ene|feb|mar|abr|may|jun|jul|ago|sept?|set|oct|nov|dic)[a-z]*\.?,?\s*(?:de[l]?\s+)?(20\d\d)`,
);
const numbered = new RegExp(String.raw`\b${day}[/.-](\d{1,2})[/.-](20\d\d)`);
const clock = /\b(\d{1,2})\s*[:.]\s*(\d{2})(?:\s*[:.]\s*\d{2})?\s*(?:(a|p)\W{0,2}m)?/;

/**
 * Reads the moment a folded text tells, in the restaurant's zone (this computer's). Without a time of day
 * there is no moment to hold against an order, and null is answered.
 */
export function readDate(text: string): Date | null {
  const inWords = worded.exec(text);
  const found = inWords ?? numbered.exec(text);
  if (!found) return null;
  const month = inWords
    ? months.findIndex((name) => found[2]?.startsWith(name))
    : Number(found[2]) - 1;
  const time = clock.exec(text.slice(found.index + found[0].length));
  if (!time || month < 0 || month > 11) return null;
  const [hour, minute] = [Number(time[1]), Number(time[2])];
  const afternoon = time[3] === 'p' && hour < 12 ? 12 : 0;
  const midnight = time[3] === 'a' && hour === 12 ? -12 : 0;
  if (hour > 23 || minute > 59) return null;
  const date = new Date(
    Number(found[3]),
    month,
    Number(found[1]),
    hour + afternoon + midnight,
    minute,
  );
  return date.getDate() === Number(found[1]) ? date : null;
}
