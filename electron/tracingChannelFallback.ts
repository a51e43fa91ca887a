import diagnosticsChannel from 'node:diagnostics_channel';

type Traced = (...args: unknown[]) => unknown;

/**
 * Gives old runtimes a `diagnostics_channel.tracingChannel` nobody can listen to.
 * Fastify and pino call it while they load, and the Node 18.15 inside Electron 25 does not have it yet:
 * without this the broker could not run there at all. Newer runtimes keep their own.
 * @returns whether it was missing
 */
export function installTracingChannelFallback(
  target: object = diagnosticsChannel,
  channel: (name: string) => unknown = (name) => diagnosticsChannel.channel(name),
): boolean {
  if ('tracingChannel' in target) return false;
  Object.defineProperty(target, 'tracingChannel', {
    configurable: true,
    value: (name: string) => silentTracingChannel(name, channel),
  });
  return true;
}

/** As many parts of the real one as libraries use while nobody listens. */
function silentTracingChannel(name: string, channel: (name: string) => unknown) {
  const part = (event: string) => channel(`tracing:${name}:${event}`);
  return {
    hasSubscribers: false,
    start: part('start'),
    end: part('end'),
    asyncStart: part('asyncStart'),
    asyncEnd: part('asyncEnd'),
    error: part('error'),
    traceSync: (traced: Traced, _context: unknown, self: unknown, ...args: unknown[]) =>
      traced.apply(self, args),
    tracePromise: async (traced: Traced, _context: unknown, self: unknown, ...args: unknown[]) =>
      await traced.apply(self, args),
  };
}
