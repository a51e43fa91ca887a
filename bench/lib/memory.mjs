// @ts-check
import { readFileSync } from 'node:fs';
import { familyOf } from './processes.mjs';

/**
 * What a process of the app is, by its command line.
 * @type {readonly (readonly [string, RegExp])[]}
 */
const kinds = [
  ['page', /--type=renderer/],
  ['graphics', /--type=gpu-process/],
  ['network', /network\.mojom/],
  ["this computer's broker", /node\.mojom/],
  ['helpers of Chromium', /--type=/],
  ['PostgreSQL', /postgres/],
  ['main process', /campana/],
];

/**
 * Memory of a process and all it started, in MB: resident, and its proportional share, in which what several processes
 * hold together counts once.
 * @param {number} pid
 * @returns {{ name: string, resident: number, share: number }[]} the largest first
 */
export function memoryByPart(pid) {
  /** @type {Map<string, { resident: number, share: number }>} */
  const parts = new Map();
  for (const one of familyOf(pid)) {
    const command = readOf(one, 'cmdline').replaceAll('\0', ' ');
    const rollup = readOf(one, 'smaps_rollup');
    const megabytes = (/** @type {string} */ field) =>
      Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(rollup)?.[1] ?? 0) / 1024;
    const name = kinds.find(([, pattern]) => pattern.test(command))?.[0] ?? 'others';
    const sum = parts.get(name) ?? { resident: 0, share: 0 };
    parts.set(name, {
      resident: sum.resident + megabytes('Rss'),
      share: sum.share + megabytes('Pss'),
    });
  }
  return [...parts].map(([name, sizes]) => ({ name, ...sizes })).sort((a, b) => b.share - a.share);
}

/** @param {number} pid @param {string} file */
function readOf(pid, file) {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    // It has ended meanwhile.
    return '';
  }
}
