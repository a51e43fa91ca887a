import { useCallback, useEffect, useLayoutEffect, useRef, type RefObject } from 'react';
import type { LiveFeed } from './liveFeed';

/** So close to the end, in pixels, the person is at the end. */
const nearPx = 24;

/**
 * Keeps the end of the list in view while the feed is followed; scrolling up holds it still, scrolling
 * back down to the end follows again. Returns the handler for the list's scrolling.
 */
export function useFollowEnd(
  scroller: RefObject<HTMLElement | null>,
  feed: LiveFeed,
  following: boolean,
  /** Changes whenever the rows do. */
  rows: unknown,
): () => void {
  const lastTop = useRef(0);

  const toEnd = useCallback(() => {
    const element = scroller.current;
    // Asked of the feed: a scroll a moment ago may have stopped it before React knows.
    if (element === null || feed.view().mode !== 'following') return;
    element.scrollTop = element.scrollHeight;
    lastTop.current = element.scrollTop;
  }, [scroller, feed]);

  useLayoutEffect(toEnd, [toEnd, following, rows]);

  useEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(toEnd);
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, [scroller, toEnd]);

  return useCallback(() => {
    const element = scroller.current;
    if (element === null) return;
    const top = element.scrollTop;
    const up = top < lastTop.current;
    lastTop.current = top;
    const atEnd = element.scrollHeight - element.clientHeight - top < nearPx;
    const { mode } = feed.view();
    if (mode === 'following' && up && !atEnd) feed.read();
    // Who moves through the rows by key would lose the row under the focus.
    const busyInside =
      element.contains(document.activeElement) && document.activeElement !== element;
    if (mode === 'reading' && !up && atEnd && !busyInside) feed.follow();
  }, [scroller, feed]);
}
