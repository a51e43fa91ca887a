/** Work that goes on beside the rounds of a worker: so much of it at once, and none waits for another. */
export interface Lanes {
  /** How much more may begin now. */
  readonly free: number;
  run(work: () => Promise<void>): void;
  /** Resolves when all that began has ended. */
  close(): Promise<void>;
}

/** Opens so many lanes; `onFree` is told whenever one has become free, `onFailure` of what was thrown in one. */
export function createLanes(
  count: number,
  onFree: () => void,
  onFailure: (error: unknown) => void,
): Lanes {
  const running = new Set<Promise<void>>();
  return {
    get free() {
      return count - running.size;
    },
    run(work) {
      const done: Promise<void> = work()
        .catch(onFailure)
        .finally(() => {
          running.delete(done);
          onFree();
        });
      running.add(done);
    },
    async close() {
      await Promise.all(running);
    },
  };
}
