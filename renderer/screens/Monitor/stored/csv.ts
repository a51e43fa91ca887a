import type { StoredEvent } from '../../../../shared/api/eventos';

const columns = [
  'id',
  'fecha',
  'tipo',
  'subtipo',
  'sucursal_id',
  'usuario_id',
  'entidad_tipo',
  'entidad_id',
  'payload',
] as const satisfies readonly (keyof StoredEvent)[];

/** Tells Excel that the file is UTF-8; without it accents come out wrong. */
const byteOrderMark = '\uFEFF';

/** The head of the file: the mark, and the names of the columns as the database has them. */
export function csvHead(): string {
  return `${byteOrderMark}${columns.join(',')}\r\n`;
}

/** The rows of some events. */
export function csvRows(events: readonly StoredEvent[]): string {
  return events
    .map((event) => `${columns.map((column) => cell(event[column])).join(',')}\r\n`)
    .join('');
}

/**
 * One cell. Text that a spreadsheet would take for a formula gets an apostrophe before it: what a
 * customer wrote must never run on the computer of whoever opens the file.
 */
function cell(value: StoredEvent[(typeof columns)[number]]): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const safe = /^\s*[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text;
  return /[",\r\n;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
