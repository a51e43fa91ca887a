import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Gauge, type Registry } from 'prom-client';
import type { PoolState } from '../../db/dataSource';

/** What is looked at when somebody asks, and costs nothing until then. */
export interface Gauged {
  /** Open sockets by role; those that have not said who they are count as `none`. */
  socketsByRole(): ReadonlyMap<string, number>;
  /** Bytes on their way to each socket. */
  pendingBytes(): readonly number[];
  /** Events accepted and not yet committed. */
  eventsWaiting(): number;
  /** Events held in memory for screens that come back. */
  eventsHeld(): number;
  pool(): PoolState;
}

/** How often the event loop is timed, in milliseconds: rare enough to leave an idle broker idle. */
const loopResolutionMs = 50;

/** Registers the gauges; `close()` ends the timing of the event loop. */
export function registerGauges(registry: Registry, gauged: Gauged): { close(): void } {
  const registers = [registry];
  const loop = monitorEventLoopDelay({ resolution: loopResolutionMs });
  loop.enable();
  const gauge = (name: string, help: string, read: () => number): void => {
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(read());
      },
    });
  };

  new Gauge({
    name: 'campana_sockets',
    help: 'Open sockets by role.',
    labelNames: ['role'],
    registers,
    collect() {
      this.reset();
      for (const [role, count] of gauged.socketsByRole()) this.set({ role }, count);
    },
  });
  gauge(
    'campana_socket_queue_bytes',
    'Bytes on their way to all sockets: queued here, or not known to have been read.',
    () => gauged.pendingBytes().reduce((sum, bytes) => sum + bytes, 0),
  );
  gauge('campana_socket_queue_max_bytes', 'The same of the slowest socket.', () =>
    gauged.pendingBytes().reduce((most, bytes) => Math.max(most, bytes), 0),
  );
  gauge('campana_commit_queue_events', 'Events accepted and not yet committed.', () =>
    gauged.eventsWaiting(),
  );
  gauge('campana_resume_window_events', 'Events held in memory for screens that come back.', () =>
    gauged.eventsHeld(),
  );
  new Gauge({
    name: 'campana_database_connections',
    help: 'Connections of the database pool.',
    labelNames: ['state'],
    registers,
    collect() {
      const { total, idle } = gauged.pool();
      this.set({ state: 'busy' }, total - idle);
      this.set({ state: 'idle' }, idle);
    },
  });
  gauge(
    'campana_database_waiting',
    'Requests that wait for a database connection.',
    () => gauged.pool().waiting,
  );
  new Gauge({
    name: 'campana_event_loop_delay_seconds',
    help: 'How late the event loop came to its timers since the last time somebody asked.',
    labelNames: ['quantile'],
    registers,
    collect() {
      // Measured against the timer's own interval; without a measurement there is no number at all.
      const delay = (nanoseconds: number): number =>
        loop.count === 0 ? 0 : Math.max(0, nanoseconds / 1e9 - loopResolutionMs / 1e3);
      this.set({ quantile: '0.5' }, delay(loop.percentile(50)));
      this.set({ quantile: '0.99' }, delay(loop.percentile(99)));
      this.set({ quantile: '1' }, delay(loop.max));
      loop.reset();
    },
  });
  gauge('process_resident_memory_bytes', 'Resident memory.', () => process.memoryUsage.rss());
  gauge(
    'process_heap_bytes',
    'Used heap of the JavaScript engine.',
    () => process.memoryUsage().heapUsed,
  );
  gauge('process_cpu_seconds_total', 'Processor time since the start, user and system.', () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1e6;
  });
  gauge('process_uptime_seconds', 'Time since the start.', () => process.uptime());

  return {
    close: () => {
      loop.disable();
    },
  };
}
