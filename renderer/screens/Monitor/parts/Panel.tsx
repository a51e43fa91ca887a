import { Box } from '@mui/material';
import type { ReactNode } from 'react';

/** A tab's content: what stays on top, and below it what scrolls. */
export function Panel({ top, children }: { top: ReactNode; children: ReactNode }) {
  return (
    <Box
      sx={{
        height: '100%',
        minHeight: 0,
        display: 'flex',
        flexDirection: 'column',
        gap: 1.5,
        px: { xs: 1.5, md: 2.5 },
        py: 2,
      }}
    >
      {top}
      <Box sx={{ flex: 1, minHeight: 0, display: 'flex', flexDirection: 'column', gap: 1.5 }}>
        {children}
      </Box>
    </Box>
  );
}
