/** Remembers the last `capacity` numbers it was given; older ones are forgotten. */
export interface RecentIds {
  has(id: number): boolean;
  add(id: number): void;
}

/** Creates an empty memory of numbers, with constant cost per number. */
export function createRecentIds(capacity: number): RecentIds {
  const known = new Set<number>();
  return {
    has: (id) => known.has(id),
    add(id) {
      known.add(id);
      if (known.size <= capacity) return;
      const oldest = known.values().next();
      if (!oldest.done) known.delete(oldest.value);
    },
  };
}
