import { Stack } from '@mui/material';
import type { ReactNode } from 'react';

/** A form whose parts stand one below the other. It checks nothing by itself: what is wrong is said in words of ours. */
export function StackedForm({ onSubmit, children }: { onSubmit: () => void; children: ReactNode }) {
  return (
    <Stack
      component="form"
      noValidate
      sx={{ gap: 2 }}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
    </Stack>
  );
}
