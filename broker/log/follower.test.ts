import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AppendResult, LoggedEvent, LogPage } from '../../db/eventLog';
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

/** A log in memory: commits and rows of other programs grow it, reads answer a moment later. */
function memoryLog() {
  const rows: { id: number; event: LoggedEvent | null }[] = [];
  const append = (...ids: number[]): AppendResult => {
    const result = { previousId: rows.at(-1)?.id ?? 0, events: ids.map(logged) };
    rows.push(...result.events.map((event) => ({ id: event.id, event })));
    return result;
  };
  const appendForeign = (...ids: number[]): void => {
    rows.push(...ids.map((id) => ({ id, event: null })));
  };
  const log = {
    reads: 0,
    append,
    appendForeign,
    async readAfter(afterId: number, limit: number): Promise<LogPage> {
      log.reads += 1;
      await Promise.resolve();
      const page = rows.filter(({ id }) => id > afterId).slice(0, limit);
      return {
        events: page.flatMap(({ event }) => event ?? []),
        readTo: page.at(-1)?.id ?? afterId,
        more: page.length === limit,
      };
    },
  };
  return log;
}

/** `count` numbers from `first` on. */
function numbersFrom(first: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => first + index);
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
    const seen: number[] = [];
    const follower = new LogFollower(0, log, collectInto(seen), quiet);
    follower.committed(log.append(1, 2));
    follower.committed(log.append(3));
    await follower.wake(3);
    expect(seen).toEqual([1, 2, 3]);
    expect(log.reads).toBe(0);
  });

  it('reads on after a full page in which a row is no event', async () => {
    const log = memoryLog();
    const seen: number[] = [];
    const follower = new LogFollower(0, log, collectInto(seen), quiet);
    log.append(...numbersFrom(1, 498));
    log.appendForeign(499);
    log.append(...numbersFrom(500, 3));
    await follower.wake(null);
    expect(seen).toEqual([...numbersFrom(1, 498), 500, 501, 502]);
    log.appendForeign(...numbersFrom(503, 700));
    log.append(1_203);
    await follower.wake(null);
    expect(seen.at(-1)).toBe(1_203);
  });

  it('reads what is no event once, and passes on the commit after it without reading it back', async () => {
    const log = memoryLog();
    const seen: number[] = [];
    const follower = new LogFollower(0, log, collectInto(seen), quiet);
    log.append(1);
    log.appendForeign(2, 3);
    await follower.wake(3);
    await follower.wake(3);
    expect(log.reads).toBe(1);
    follower.committed(log.append(4));
    expect(seen).toEqual([1, 4]);
    expect(log.reads).toBe(1);
  });

  it('does not go back where a commit overtook the page that was being read', async () => {
    const log = memoryLog();
    const seen: number[] = [];
    const overtaken = {
      readAfter: (afterId: number) => {
        follower.committed(log.append(1));
        return Promise.resolve({ events: [], readTo: afterId, more: false });
      },
    };
    const follower: LogFollower = new LogFollower(0, overtaken, collectInto(seen), quiet);
    await follower.wake(null);
    expect(seen).toEqual([1]);
    expect(follower.position).toBe(1);
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
