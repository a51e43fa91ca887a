import { Box } from '@mui/material';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { LoggedEvent } from '../../../realtime/eventLog';
import { EventRow, EventRowList, rowPx } from './EventRow';
import type { LiveFeed } from './liveFeed';
import { useFollowEnd } from './useFollowEnd';

const keys = new WeakMap<LoggedEvent, number>();
let lastKey = 0;

/** A number for an event as it was received: the same one may come twice, so its id will not do. */
function keyOf(entry: LoggedEvent): number {
  const known = keys.get(entry);
  if (known !== undefined) return known;
  lastKey += 1;
  keys.set(entry, lastKey);
  return lastKey;
}

const steps: Record<string, number> = { ArrowUp: -1, ArrowDown: 1, PageUp: -10, PageDown: 10 };

/** The list itself: only the rows in view are on the page. Arrow keys, Page, Home and End move through it. */
export function EventRows({
  rows,
  feed,
  following,
  onOpen,
}: {
  rows: readonly LoggedEvent[];
  feed: LiveFeed;
  following: boolean;
  onOpen: (entry: LoggedEvent) => void;
}) {
  const { t } = useTranslation('monitor');
  const scroller = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState<number | null>(null);
  const wantsFocus = useRef(false);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    overscan: 6,
  });
  const onScroll = useFollowEnd(scroller, feed, following, rows);
  const items = virtualizer.getVirtualItems();
  const first = items[0];
  const shown = items.flatMap(({ index }) => {
    const entry = rows[index];
    return entry === undefined ? [] : [{ entry, index, key: keyOf(entry) }];
  });
  // Exactly one row is reached by Tab: the one last used while it is in view, else the newest in view.
  const tabStop = shown.some(({ key }) => key === focused) ? focused : shown.at(-1)?.key;

  useEffect(() => {
    if (!wantsFocus.current || focused === null) return;
    const row = scroller.current?.querySelector<HTMLElement>(`[data-row="${focused}"]`);
    if (row == null) return;
    wantsFocus.current = false;
    row.focus({ preventScroll: true });
  });

  function move(event: KeyboardEvent): void {
    const current = rows.findIndex((entry) => keyOf(entry) === focused);
    const step = steps[event.key];
    const last = rows.length - 1;
    const target =
      event.key === 'Home'
        ? 0
        : event.key === 'End'
          ? last
          : step === undefined
            ? null
            : current + step;
    if (target === null || current === -1) return;
    event.preventDefault();
    const index = Math.min(Math.max(target, 0), last);
    const entry = rows[index];
    if (entry === undefined) return;
    wantsFocus.current = true;
    setFocused(keyOf(entry));
    virtualizer.scrollToIndex(index, { align: 'auto' });
  }

  return (
    <Box
      ref={scroller}
      onScroll={onScroll}
      onKeyDown={move}
      onFocus={({ target }) => {
        const row = target.closest('[data-row]');
        if (row === null) return;
        // The row under the focus must not run away. A press of the mouse focuses too, but what it does is
        // the click's to say: nothing may appear under the pointer between the two.
        if (target.matches(':focus-visible')) feed.read();
        setFocused(Number(row.getAttribute('data-row')));
      }}
      sx={{ flex: 1, minHeight: 0, overflow: 'auto', overflowAnchor: 'none' }}
    >
      <Box sx={{ position: 'relative' }} style={{ height: virtualizer.getTotalSize() }}>
        <EventRowList
          role="list"
          aria-label={t('tabs.vivo')}
          style={{
            position: 'absolute',
            insetInline: 0,
            transform: `translateY(${first?.start ?? 0}px)`,
          }}
        >
          {shown.map(({ entry, key }) => (
            <EventRow
              key={key}
              entry={entry}
              rowKey={key}
              tabStop={key === tabStop}
              onOpen={onOpen}
            />
          ))}
        </EventRowList>
      </Box>
    </Box>
  );
}
