import diagnosticsChannel from 'node:diagnostics_channel';
import { describe, expect, it } from 'vitest';
import { installTracingChannelFallback } from './tracingChannelFallback';

interface Patched {
  tracingChannel?: (name: string) => {
    hasSubscribers: boolean;
    start: diagnosticsChannel.Channel;
    traceSync: (
      fn: (...args: number[]) => number,
      context: object,
      self: object,
      ...args: number[]
    ) => number;
  };
}

describe('the fallback for tracing channels', () => {
  it('leaves a runtime that has them alone', () => {
    const own = diagnosticsChannel.tracingChannel;
    expect(installTracingChannelFallback()).toBe(false);
    expect(diagnosticsChannel.tracingChannel).toBe(own);
  });

  it('lets a library create one, ask for listeners, and run through it', () => {
    const old: Patched = {};
    expect(installTracingChannelFallback(old)).toBe(true);
    const created = old.tracingChannel!('library.request');
    expect(created.hasSubscribers).toBe(false);
    expect(created.start.name).toBe('tracing:library.request:start');
    const self = { offset: 10 };
    const add = function (this: typeof self, a: number, b: number) {
      return this.offset + a + b;
    };
    expect(created.traceSync(add, {}, self, 1, 2)).toBe(13);
  });
});
