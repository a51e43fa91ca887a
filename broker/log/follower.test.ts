import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AppendResult, LoggedEvent } from '../../db/eventLog';
import type { Logger } from '../ports';
import { LogFollower } from './follower';

const quiet: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

function logged(id: number): LoggedEvent {
  return { id, tipo: 'pedido_creado', sucursalId: 1, storedAt: new Date(id) } as LoggedEvent;
}

/** Takes what a follower delivers. */
function collectInto(seen: number[]) {
  return (events: readonly LoggedEvent[]): void => {
    seen.push(...events.map(({ id }) => id));
  };
}

/** A log in memory: commits grow it, reads answer a moment later. */
function memoryLog() {
  const events: LoggedEvent[] = [];
  const append = (...ids: number[]): AppendResult => {
    const result = { previousId: events.at(-1)?.id ?? 0, events: ids.map(logged) };
    events.push(...result.events);
    return result;
  };
  const readAfter = async (afterId: number, limit: number): Promise<LoggedEvent[]> => {
    await Promise.resolve();
    return events.filter((event) => event.id > afterId).slice(0, limit);
  };
  return { append, readAfter };
}

describe('LogFollower', () => {
  it('passes every event on once, in order, whatever the order in which commits are heard of', async () => {
    const commit = fc.record({
      size: fc.integer({ min: 1, max: 3 }),
      hole: fc.integer({ min: 0, max: 2 }),
      heard: fc.constantFrom('now', 'late', 'never'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(commit, { maxLength: 30 }), async (commits) => {
        const log = memoryLog();
        const seen: number[] = [];
        const follower = new LogFollower(0, log, collectInto(seen), quiet);
        const late: AppendResult[] = [];
        const all: number[] = [];
        let id = 0;
        for (const { size, hole, heard } of commits) {
          id += hole;
          const ids = Array.from({ length: size }, () => (id += 1));
          all.push(...ids);
          const result = log.append(...ids);
          if (heard === 'now') follower.committed(result);
          else if (heard === 'late') late.push(result);
          if (late.length > 2) follower.committed(late.shift()!);
        }
        late.reverse().forEach((result) => follower.committed(result));
        await follower.wake(null);
        expect(seen).toEqual(all);
      }),
    );
  });

  it('does not read back what this broker wrote itself', async () => {
    const log = memoryLog();
    let reads = 0;
    const reader = {
      readAfter: (afterId: number, limit: number) => {
        reads += 1;
        return log.readAfter(afterId, limit);
      },
    };
    const seen: number[] = [];
    const follower = new LogFollower(0, reader, collectInto(seen), quiet);
    follower.committed(log.append(1, 2));
    follower.committed(log.append(3));
    await follower.wake(3);
    expect(seen).toEqual([1, 2, 3]);
    expect(reads).toBe(0);
  });

  it('survives a read that fails and fills the gap with the next one', async () => {
    const log = memoryLog();
    let broken = true;
    const reader = {
      readAfter: (afterId: number, limit: number) =>
        broken ? Promise.reject(new Error('away')) : log.readAfter(afterId, limit),
    };
    const seen: number[] = [];
    const follower = new LogFollower(0, reader, collectInto(seen), quiet);
    log.append(1);
    await follower.wake(null);
    broken = false;
    await follower.wake(null);
    expect(seen).toEqual([1]);
  });

  it('passes nothing on after it was closed', async () => {
    const log = memoryLog();
    const seen: number[] = [];
    const follower = new LogFollower(0, log, collectInto(seen), quiet);
    const reading = (log.append(1), follower.wake(null));
    await follower.close();
    await reading;
    follower.committed(log.append(2));
    expect(seen).toEqual([]);
  });
});
