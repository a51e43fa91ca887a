import { mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import type { RetiredEvent } from '../../db/retention';

/**
 * Appends events to the audit's files, one JSON object a line, in a file for each month in which they
 * were stored: `eventos-2026-03.jsonl`. Resolves when the disk has them.
 *
 * A stop between this and the removal writes the same lines again at the next attempt: a reader takes
 * each `id` once.
 */
export async function appendToAudit(
  folder: string,
  events: readonly RetiredEvent[],
): Promise<void> {
  // Their owner's alone: payloads hold customers' names and telephone numbers.
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const months = new Map<string, string[]>();
  for (const event of events) {
    const month = event.fecha?.toISOString().slice(0, 7) ?? 'sin-fecha';
    const lines = months.get(month) ?? [];
    months.set(month, lines);
    lines.push(`${JSON.stringify({ ...event, payload: parsed(event.payload) })}\n`);
  }
  for (const [month, lines] of months) {
    const file = await open(join(folder, `eventos-${month}.jsonl`), 'a', 0o600);
    try {
      await file.appendFile(lines.join(''));
      await file.datasync();
    } finally {
      await file.close();
    }
  }
}

/** A payload that is no JSON (another program's row) is kept as the text it is. */
function parsed(payload: string): unknown {
  try {
    return JSON.parse(payload);
  } catch {
    return payload;
  }
}
