import type { Clock } from '../../../platform/clock';
import type { EventLog, LoggedEvent } from '../../../realtime/eventLog';

/**
 * The list changes at most this often, in ms: faster nobody reads, and drawing it costs more than all the
 * rest of a flood. A single event is shown at once.
 */
export const feedGapMs = 100;

/** The log as it stood at one moment; `end` counts every event that was ever in it up to then. */
export interface LogSlice {
  entries: readonly LoggedEvent[];
  end: number;
}

/** `following` shows each event as it comes; `reading` and `paused` hold the list still. */
export type LiveMode = 'following' | 'reading' | 'paused';

/** What the live list shows. While it is held still, `newest` runs ahead of `shown`. */
export interface LiveView {
  mode: LiveMode;
  shown: LogSlice;
  newest: LogSlice;
}

/**
 * Holds the live list still while somebody reads it, without losing what comes meanwhile. Besides the
 * log it keeps one list at most, so memory stays flat however long the pause.
 */
export interface LiveFeed {
  /** The same object until something changed. */
  view: () => LiveView;
  /** The person scrolled up or picked a row: holds still until they are back at the end. */
  read: () => void;
  /** Holds still until `follow`, wherever they scroll. */
  pause: () => void;
  follow: () => void;
  subscribe: (listener: () => void) => () => void;
}

/** Creates a feed that follows the log. */
export function createLiveFeed(log: EventLog, clock: Clock): LiveFeed {
  const listeners = new Set<() => void>();
  let mode: LiveMode = 'following';
  let held: LogSlice | null = null;
  let cached: LiveView | null = null;
  let newest: LogSlice = sliceOf(log);
  let lastAt = -Infinity;
  let cancelLater: (() => void) | null = null;
  let stopLog = (): void => undefined;

  function tell(): void {
    for (const listener of [...listeners]) listener();
  }

  function takeIn(): void {
    cancelLater?.();
    cancelLater = null;
    lastAt = clock.now();
    newest = sliceOf(log);
    cached = null;
    tell();
  }

  function logged(): void {
    if (cancelLater !== null) return;
    const waitMs = lastAt + feedGapMs - clock.now();
    if (waitMs <= 0) takeIn();
    else cancelLater = clock.after(waitMs, takeIn);
  }

  function change(next: LiveMode): void {
    if (mode === next) return;
    mode = next;
    newest = sliceOf(log);
    held = next === 'following' ? null : (held ?? newest);
    cached = null;
    tell();
  }

  return {
    view() {
      cached ??= { mode, shown: held ?? newest, newest };
      return cached;
    },
    read() {
      if (mode === 'following') change('reading');
    },
    pause: () => {
      change('paused');
    },
    follow: () => {
      change('following');
    },
    subscribe(listener) {
      if (listeners.size === 0) {
        stopLog = log.subscribe(logged);
        newest = sliceOf(log);
        cached = null;
      }
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        stopLog();
        cancelLater?.();
        cancelLater = null;
      };
    },
  };
}

function sliceOf(log: EventLog): LogSlice {
  return { entries: log.entries(), end: log.total() };
}

/** How many of the events that came while the list was held still pass the filter. */
export function arrivals(
  { shown, newest }: LiveView,
  matches: (entry: LoggedEvent) => boolean,
): { count: number; /** More came than the log keeps. */ more: boolean } {
  const came = newest.end - shown.end;
  if (came <= 0) return { count: 0, more: false };
  const kept = newest.entries.slice(-came);
  return { count: kept.filter(matches).length, more: came > kept.length };
}
