import { Badge, Box, Button, Paper, Typography } from '@mui/material';
import DownIcon from '@mui/icons-material/ArrowDownwardOutlined';
import { useCallback, useId, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp } from '../../../app/hooks';
import { BoardState } from '../../../components/BoardState';
import { ListSlot } from './ListSlot';
import { useFocusKept } from './useFocusKept';
import { useHeldRows } from './useHeldRows';
import { useTouchHold } from './useTouchHold';

/**
 * A list of things that wait for a decision, oldest first: what arrives comes in at the end, pushes
 * nothing, and is pointed out in the header while it is out of sight.
 */
export function PendingColumn<Row extends { readonly id: number }>({
  title,
  rows,
  nameOf,
  renderCard,
  empty,
  action,
}: {
  title: string;
  rows: readonly Row[];
  /** What a screen reader calls a row; begins with its label. */
  nameOf: (row: Row) => string;
  renderCard: (row: Row, gone: boolean) => ReactNode;
  empty: ReactNode;
  action?: ReactNode;
}) {
  const headingId = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const loaded = useApp((state) => state.everLoaded);
  const { held, handlers, release } = useTouchHold();
  const { shown, waiting, fresh } = useHeldRows(rows, { held, loaded });
  const { unseen, markSeen } = useUnseen(fresh);
  const pending = waiting + unseen.length;
  const focusHandlers = useFocusKept(scroller, heading, shown);

  return (
    <Paper
      component="section"
      variant="outlined"
      aria-labelledby={headingId}
      sx={{ display: 'flex', flexDirection: 'column', minHeight: 0, overflow: 'hidden' }}
    >
      <Box
        sx={{
          ...{ display: 'flex', alignItems: 'center', gap: 1.5, pl: 2, pr: 1, minHeight: 56 },
          ...{ borderBottom: 1, borderColor: 'divider', flexShrink: 0 },
        }}
      >
        <Typography
          variant="h2"
          id={headingId}
          ref={heading}
          tabIndex={-1}
          // Two lines where the pill beside it needs the room: a name that is cut off is none.
          sx={{ fontSize: 'clamp(1.05rem, 1.5vw, 1.25rem)', lineHeight: 1.1 }}
        >
          {title}
        </Typography>
        {loaded ? (
          <Badge
            color="primary"
            max={999}
            badgeContent={rows.length}
            showZero
            sx={{ '& .MuiBadge-badge': { position: 'static', transform: 'none', fontSize: 14 } }}
          />
        ) : null}
        <Box sx={{ flex: 1 }} />
        {pending > 0 ? (
          <NewBelow
            count={pending}
            onClick={() => {
              release();
              const [first] = unseen;
              const row = scroller.current?.querySelector(`[data-row="${first ?? ''}"]`);
              row?.scrollIntoView({ block: 'nearest', behavior: scrollBehavior() });
            }}
          />
        ) : null}
        {action}
      </Box>
      <Box
        ref={scroller}
        sx={{ flex: 1, minHeight: 0, overflowY: 'auto' }}
        {...handlers}
        {...focusHandlers}
      >
        <BoardState isEmpty={shown.length === 0} empty={empty}>
          <Box
            component="ul"
            aria-labelledby={headingId}
            sx={{ listStyle: 'none', m: 0, p: 1, display: 'grid', gap: 1 }}
          >
            {shown.map(({ row, gone }) => (
              <ListSlot
                key={row.id}
                id={row.id}
                name={nameOf(row)}
                gone={gone}
                fresh={fresh.has(row.id)}
                onSeen={markSeen}
              >
                {renderCard(row, gone)}
              </ListSlot>
            ))}
          </Box>
        </BoardState>
      </Box>
    </Paper>
  );
}

/** Says how many arrived out of sight, and goes there. Lies in the header, where it covers no button. */
function NewBelow({ count, onClick }: { count: number; onClick: () => void }) {
  const { t } = useTranslation('atencion');
  return (
    <Button
      size="small"
      variant="contained"
      endIcon={<DownIcon />}
      onClick={onClick}
      sx={{ whiteSpace: 'nowrap', px: 1.5, borderRadius: 22 }}
    >
      {t('pending.new', { count })}
    </Button>
  );
}

/** Which fresh rows nobody can have seen yet. */
function useUnseen(fresh: ReadonlySet<number>): {
  unseen: number[];
  markSeen: (id: number) => void;
} {
  const [seen, setSeen] = useState<ReadonlySet<number>>(new Set());
  const markSeen = useCallback((id: number) => {
    setSeen((before) => (before.has(id) ? before : new Set([...before, id])));
  }, []);
  return { unseen: [...fresh].filter((id) => !seen.has(id)), markSeen };
}

function scrollBehavior(): ScrollBehavior {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth';
}
