import type { LoggedEvent } from '../../../realtime/eventLog';

/**
 * Slower than this, in ms, an event was not delivered live: it was made up for after an outage, or a
 * program dated it itself.
 */
export const liveWithinMs = 30_000;

/** Upper bounds of the bars in ms; the last bar takes the rest. */
export const latencyBounds = [5, 10, 25, 50, 100, 250, 500, 1_000] as const;

/** How long events took from the server's date to this screen, in ms. */
export interface LatencySummary {
  count: number;
  /** Not part of the rest: sent again, or too slow to have been live. */
  late: number;
  /** Null without events. A clock that runs behind the server's makes them smaller than they were. */
  min: number | null;
  median: number | null;
  p95: number | null;
  p99: number | null;
  max: number | null;
  /** How many were within each bound and above the one before; one more for what is above all. */
  histogram: number[];
}

/** Sums up the delivery of the events this screen holds. */
export function summariseLatency(entries: readonly LoggedEvent[]): LatencySummary {
  const live: number[] = [];
  const histogram = Array.from({ length: latencyBounds.length + 1 }, () => 0);
  let late = 0;
  for (const { event, receivedAt } of entries) {
    const took = receivedAt - Date.parse(event.fecha);
    if (event.reintento !== undefined || took > liveWithinMs) {
      late += 1;
    } else if (!Number.isNaN(took)) {
      live.push(took);
      const bound = latencyBounds.findIndex((limit) => took <= limit);
      const bar = bound === -1 ? latencyBounds.length : bound;
      histogram[bar] = (histogram[bar] ?? 0) + 1;
    }
  }
  live.sort((a, b) => a - b);
  return {
    count: live.length,
    late,
    min: live[0] ?? null,
    median: percentile(live, 0.5),
    p95: percentile(live, 0.95),
    p99: percentile(live, 0.99),
    max: live.at(-1) ?? null,
    histogram,
  };
}

/** The value below which a share of the sorted values lies (nearest rank); null without values. */
export function percentile(sorted: readonly number[], share: number): number | null {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? null;
}
