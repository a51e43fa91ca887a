import { useCallback, useRef } from 'react';
import { toFailure } from '../../../api/failure';
import { randomId } from '../../../platform/random';

/**
 * Gives a wish its key. Trying the same wish again after no answer came uses the same key, so that the
 * server does it once; a wish that was answered, with yes or no, is over, and the next one is another.
 */
export function useSameKey(): <Value>(
  wish: unknown,
  run: (key: string) => Promise<Value>,
) => Promise<Value> {
  const open = useRef<{ wish: string; key: string } | null>(null);
  return useCallback(async (wish, run) => {
    const text = JSON.stringify(wish);
    const key = open.current?.wish === text ? open.current.key : randomId();
    open.current = { wish: text, key };
    try {
      const value = await run(key);
      open.current = null;
      return value;
    } catch (error) {
      const failure = toFailure(error);
      if (!failure.transient) open.current = null;
      throw failure;
    }
  }, []);
}
