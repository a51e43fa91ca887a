import { Box } from '@mui/material';
import type { ReactNode } from 'react';

/** The filters and buttons above a list: in a row, wrapping where the window is narrow. */
export function Toolbar({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Box
      role="group"
      aria-label={label}
      sx={(theme) => ({
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: 1.5,
        // Small fields are lower than a finger is wide.
        '& .MuiInputBase-root': { minHeight: theme.touchPx },
      })}
    >
      {children}
    </Box>
  );
}

/** Pushes what follows it to the other end of a toolbar. */
export function ToolbarGap() {
  return <Box sx={{ flex: 1 }} />;
}
