/** What the app sends to the hosting process to make it stop in good order. */
export const stopMessage = 'campana:stop';

/** The line by which a broker says that it serves, e.g. `… listening on http://127.0.0.1:8765`. */
const readyLine = /listening on (http:\/\/\S+:\d+)/;

/**
 * The origin a window on this computer uses, when the line is the one that says ready; else null.
 * A broker that listens on every address is reached over the loopback.
 */
export function readyOrigin(line: string): string | null {
  const announced = readyLine.exec(line)?.[1];
  if (announced === undefined) return null;
  const url = new URL(announced);
  if (url.hostname === '0.0.0.0') url.hostname = '127.0.0.1';
  if (url.hostname === '[::]') url.hostname = '[::1]';
  return url.origin;
}

/** Picks the sentence to show a person from the last lines a broker printed before it gave up. */
export function startupComplaint(lines: readonly string[]): string {
  const sentences = lines
    .map((line) => messageOf(line.trim()))
    .filter((line) => line !== '' && !/^(at |Node\.js v|\^+$)/.test(line));
  return sentences.at(-1) ?? 'El servidor se cerró sin decir por qué.';
}

/** Logs are JSON lines with the words under `msg`; complaints may also be plain text. */
function messageOf(line: string): string {
  if (!line.startsWith('{')) return line;
  try {
    const entry: unknown = JSON.parse(line);
    const words: unknown =
      typeof entry === 'object' && entry !== null && 'msg' in entry ? entry.msg : undefined;
    return typeof words === 'string' ? words : line;
  } catch {
    // Cut in the middle, or never JSON: the text itself is the best there is.
    return line;
  }
}
