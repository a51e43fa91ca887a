import { useState } from 'react';

/** The way through a list that only knows what comes after a row: where each page seen so far began. */
export interface Pages {
  /** The row the present page comes after; null for the first page. */
  beforeId: number | null;
  /** Counts from 1. */
  number: number;
  next: (beforeId: number) => void;
  previous: () => void;
  first: () => void;
}

/** The pages of one list; starts over whenever `listKey` names another list. */
export function usePages(listKey: string): Pages {
  const [state, setState] = useState<{ listKey: string; trail: readonly number[] }>({
    listKey,
    trail: [],
  });
  const trail = state.listKey === listKey ? state.trail : [];
  const go = (next: readonly number[]) => {
    setState({ listKey, trail: next });
  };
  return {
    beforeId: trail.at(-1) ?? null,
    number: trail.length + 1,
    next: (beforeId) => {
      go([...trail, beforeId]);
    },
    previous: () => {
      go(trail.slice(0, -1));
    },
    first: () => {
      go([]);
    },
  };
}
