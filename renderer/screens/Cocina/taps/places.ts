/** What stands where: the key of a thing, e.g. `card:50`, and what its button would do. */
export interface Place {
  key: string;
  does: string;
}

/**
 * The things that stand elsewhere than before, do something else now, or are new where another thing was;
 * what is added at the end was aimed at by nobody.
 */
export function movedPlaces(before: readonly Place[], after: readonly Place[]): string[] {
  const old = new Map(before.map(({ key, does }, index) => [key, { does, index }]));
  return after.flatMap(({ key, does }, index) => {
    const was = old.get(key);
    if (was === undefined) return index < before.length ? [key] : [];
    return was.index !== index || was.does !== does ? [key] : [];
  });
}
