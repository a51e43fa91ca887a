import {
  Paper,
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableHead,
  TableRow,
} from '@mui/material';
import type { ReactNode } from 'react';

/** A table as wide as a tablet held upright shows, in pixels. */
const narrowPx = 770;

/** A column of a table: its name, and how wide it may be. */
export interface Column {
  key: string;
  label: ReactNode;
  width?: number;
  align?: 'right';
  /** Left out where the window is narrow; its cells take `wideOnly`. */
  wideOnly?: boolean;
}

/** Styles of the cells of a column that narrow windows leave out. */
export const wideOnly = { display: { xs: 'none', md: 'table-cell' } } as const;

/**
 * A table whose head stays while its rows scroll, sideways too in a narrow window. `busy` says that other
 * rows are on their way.
 */
export function DataTable({
  label,
  columns,
  busy = false,
  minWidth = 720,
  maxHeight,
  children,
}: {
  label: string;
  columns: readonly Column[];
  busy?: boolean;
  minWidth?: number;
  maxHeight?: number;
  children: ReactNode;
}) {
  return (
    <TableContainer
      component={Paper}
      variant="outlined"
      tabIndex={0}
      role="group"
      aria-label={label}
      sx={{ minHeight: 0, maxHeight, opacity: busy ? 0.6 : 1, transition: 'opacity 120ms' }}
    >
      <Table
        stickyHeader
        size="small"
        aria-label={label}
        aria-busy={busy}
        sx={{
          minWidth: { xs: Math.min(minWidth, narrowPx), md: minWidth },
          '& td, & th': { px: 1.5, py: 0.75, borderColor: 'divider' },
          '& thead th': { bgcolor: 'background.paper', fontWeight: 700, whiteSpace: 'nowrap' },
          '& tbody tr': { height: (theme) => theme.touchPx + 4 },
          '& tbody tr:last-of-type > *': { borderBottom: 0 },
        }}
      >
        <TableHead>
          <TableRow>
            {columns.map(({ key, label: name, width, align, wideOnly: hidden = false }) => (
              <TableCell
                key={key}
                {...(align === undefined ? {} : { align })}
                sx={{ ...(width === undefined ? {} : { width }), ...(hidden ? wideOnly : {}) }}
              >
                {name}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>{children}</TableBody>
      </Table>
    </TableContainer>
  );
}
