import { expect } from 'vitest';
import { shouldReceive } from './contractTable';
import type { WatchedScreen } from './screen';
import type { StoredEvent } from './stage';

/** What a screen should have shown of all that is stored. */
export function expectedOn(screen: WatchedScreen, stored: readonly StoredEvent[]): number[] {
  const startedAt = screen.startedAt ?? 0;
  return stored
    .filter((event) => event.id > startedAt && shouldReceive(screen.watcher, event))
    .map((event) => event.id);
}

/** Waits until every screen has shown what is stored for it: all of it, in order, once, and nothing else. */
export async function expectShown(
  screens: readonly WatchedScreen[],
  stored: readonly StoredEvent[],
): Promise<void> {
  for (const screen of screens) {
    const expected = expectedOn(screen, stored);
    await expect
      .poll(() => screen.shown.length, { timeout: 30_000 })
      .toBeGreaterThanOrEqual(expected.length);
    expect(screen.shown).toEqual(expected);
    expect(screen.faults).toEqual([]);
  }
}

/** What was accepted (its number, by its mark) is stored with that number, and once. */
export function expectStoredOnce(
  accepted: ReadonlyMap<string, number>,
  stored: readonly StoredEvent[],
): void {
  const byMark = new Map<string, number[]>();
  for (const { marca, id } of stored) {
    if (marca !== null) byMark.set(marca, [...(byMark.get(marca) ?? []), id]);
  }
  for (const [mark, id] of accepted) expect(byMark.get(mark), mark).toEqual([id]);
  for (const ids of byMark.values()) expect(ids).toHaveLength(1);
}
