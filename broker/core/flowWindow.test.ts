import { describe, expect, it } from 'vitest';
import { FlowWindow } from './flowWindow';

const largest = 256 * 1024;

/** Sends `bytes` and answers the probe behind them after `tookMs`. */
function roundTrip(flow: FlowWindow, now: number, bytes: number, tookMs: number): number {
  flow.sent(bytes);
  const probe = flow.ask(now);
  flow.answered(probe, now + tookMs);
  return now + tookMs;
}

/** A peer whose first probe, before any data, took `delayMs`. */
function started(delayMs: number): FlowWindow {
  const flow = new FlowWindow(largest);
  flow.answered(flow.ask(0), delayMs);
  return flow;
}

describe('FlowWindow', () => {
  it('asks before the first data, then each time enough is unread, and never twice at once', () => {
    const flow = new FlowWindow(largest);
    expect(flow.isProbeDue).toBe(true);
    const first = flow.ask(0);
    flow.sent(100_000);
    expect(flow.isProbeDue).toBe(false);
    flow.answered(first, 1);
    expect(flow.isProbeDue).toBe(true);
    const second = flow.ask(1);
    flow.answered(second, 2);
    expect(flow.isProbeDue).toBe(false);
  });

  it('knows nothing of a peer that answers no probe, and counts from the answer on for one that does', () => {
    const flow = new FlowWindow(largest);
    const probe = flow.ask(0);
    flow.sent(50_000);
    expect(flow.known).toBe(false);
    expect(flow.unreadBytes).toBe(0);
    expect(flow.answered(probe + 1, 1)).toBe(false);
    expect(flow.answered(probe, 1)).toBe(true);
    expect(flow.known).toBe(true);
    expect(flow.unreadBytes).toBe(50_000);
    expect(flow.answered(probe, 2)).toBe(false);
  });

  it.each([
    ['a near peer', 1],
    ['a far peer', 150],
  ])('opens the window for %s that reads at once', (_what, delayMs) => {
    const flow = started(delayMs);
    let now = 1_000;
    for (let i = 0; i < 5; i += 1) now = roundTrip(flow, now, flow.windowBytes, delayMs + 5);
    expect(flow.windowBytes).toBe(largest);
  });

  it.each([100, 300, 1_000, 5_000])(
    'keeps what is on its way to a peer that reads %d bytes a millisecond below a tenth of a second',
    (bytesPerMs) => {
      const flow = started(2);
      let now = 1_000;
      const waits: number[] = [];
      for (let i = 0; i < 30; i += 1) {
        const bytes = Math.min(flow.windowBytes, largest);
        const tookMs = 2 + bytes / bytesPerMs;
        waits.push(tookMs);
        now = roundTrip(flow, now, bytes, tookMs);
      }
      expect(Math.max(...waits.slice(5))).toBeLessThan(100);
    },
  );
});
