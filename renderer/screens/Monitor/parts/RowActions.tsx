import { Button, Stack } from '@mui/material';
import type { ReactNode } from 'react';

/** What can be done to one row, each as a button that says to whom it is done. */
export function RowActions<Action extends string>({
  of,
  actions,
  onAction,
  children,
}: {
  /** The name of the row's thing or person. */
  of: string;
  actions: readonly { action: Action; name: string; danger?: boolean }[];
  onAction: (action: Action) => void;
  /** Stands after the rest. */
  children?: ReactNode;
}) {
  return (
    <Stack direction="row" sx={{ gap: 0.5 }}>
      {actions.map(({ action, name, danger = false }) => (
        <Button
          key={action}
          aria-label={`${name}: ${of}`}
          color={danger ? 'error' : 'primary'}
          sx={{ px: 1.25, whiteSpace: 'nowrap' }}
          onClick={() => {
            onAction(action);
          }}
        >
          {name}
        </Button>
      ))}
      {children}
    </Stack>
  );
}
