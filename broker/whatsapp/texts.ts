/** Halves of a character that stand alone; Postgres stores none in JSON. */
const loneSurrogates = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
/** Letters that only turn the direction of others: a name must not rearrange the line it is shown in. */
const directionMarks = /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g;
const controls = /[\u0000-\u001f\u007f-\u009f]/g;

/** Longest text kept of a message, in characters; WhatsApp itself allows 4096. */
const maxTextChars = 8_000;

/** A text as the database can hold it. */
export function clean(text: string): string {
  const whole = text.replaceAll('\0', '').replace(loneSurrogates, '\ufffd');
  return cut(whole, maxTextChars);
}

/** A name on one line, without marks that turn others around. Emoji and any script may stay. */
export function cleanName(name: string, maxChars = 120): string {
  const line = clean(name).replace(controls, ' ').replace(directionMarks, '');
  return cut(line.replace(/\s+/g, ' ').trim(), maxChars);
}

/** The first characters of a text; no emoji is cut in half. */
export function cut(text: string, chars: number): string {
  return text.length <= chars ? text : Array.from(text).slice(0, chars).join('');
}

/**
 * Parses JSON into what the database can hold.
 *
 * @throws SyntaxError for what is no JSON.
 */
export function storableJson(text: string): unknown {
  return JSON.parse(text, (_key, value: unknown) => {
    if (typeof value === 'string')
      return value.replaceAll('\0', '').replace(loneSurrogates, '\ufffd');
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    const keys = Object.keys(value);
    if (keys.every((key) => key === clean(key) && key !== '__proto__')) return value;
    const entries = Object.entries(value).filter(([key]) => key !== '__proto__');
    return Object.fromEntries(entries.map(([key, inner]) => [clean(key), inner as unknown]));
  });
}
