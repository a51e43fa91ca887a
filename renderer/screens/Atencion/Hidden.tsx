import { Box } from '@mui/material';
import type { ReactNode } from 'react';

const visuallyHidden = {
  position: 'absolute',
  width: '1px',
  height: '1px',
  m: 0,
  overflow: 'hidden',
  clipPath: 'inset(50%)',
  whiteSpace: 'nowrap',
} as const;

/** The title of the page for those who do not see the navigation. */
export function HiddenHeading({ children }: { children: ReactNode }) {
  return (
    <Box component="h1" sx={visuallyHidden}>
      {children}
    </Box>
  );
}

/** Read out when it changes, without taking the focus. */
export function LiveRegion({ children }: { children: ReactNode }) {
  return (
    <Box role="log" aria-live="polite" sx={visuallyHidden}>
      {children}
    </Box>
  );
}
