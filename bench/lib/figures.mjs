// @ts-check

/** The value below which `share` of the numbers lie. @param {Iterable<number>} numbers @param {number} share */
export function percentile(numbers, share) {
  const sorted = Float64Array.from(numbers).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** @param {Iterable<number>} numbers */
export function median(numbers) {
  return percentile(numbers, 0.5);
}

/**
 * The median of each figure over several runs.
 * @param {readonly Record<string, number>[]} runs
 * @returns {Record<string, number>}
 */
export function mediansOf(runs) {
  const names = Object.keys(runs[0] ?? {});
  return Object.fromEntries(
    names.map((name) => [name, median(runs.map((run) => run[name] ?? Number.NaN))]),
  );
}

/** A number with three significant digits. @param {number | undefined} value */
export function short(value) {
  if (value === undefined || Number.isNaN(value)) return '–';
  if (value >= 1000) return Math.round(value).toLocaleString('en');
  return String(Number(value.toPrecision(3)));
}

/**
 * Prints a table in Markdown, which a terminal shows as well.
 * @param {readonly string[]} head
 * @param {readonly (readonly string[])[]} rows
 */
export function printTable(head, rows) {
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (/** @type {readonly string[]} */ cells) =>
    `| ${cells.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join(' | ')} |`;
  console.log(line(head));
  console.log(
    `| ${widths.map((width, i) => (i === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`,
  );
  for (const row of rows) console.log(line(row));
}

/**
 * Says whether a target was reached.
 * @param {string} what
 * @param {number} value
 * @param {'≤' | '≥' | '<'} relation
 * @param {number} target
 * @param {string} [unit]
 */
export function judge(what, value, relation, target, unit = '') {
  const reached =
    relation === '≥' ? value >= target : relation === '≤' ? value <= target : value < target;
  console.log(
    `${reached ? 'reached' : 'MISSED '}  ${what}: ${short(value)}${unit} (target ${relation} ${target}${unit})`,
  );
}
