import { Alert, Stack } from '@mui/material';
import type { ReactNode } from 'react';
import { FormDialogFrame } from '../../../components/FormDialogFrame';

/** A short form in a dialog: one button sends it, a failure is told above the buttons. */
export function AskDialog({
  title,
  children,
  sendLabel,
  danger = false,
  wide = false,
  sending,
  failure,
  onSend,
  onClose,
}: {
  title: string;
  children: ReactNode;
  sendLabel: string;
  danger?: boolean;
  wide?: boolean;
  sending: boolean;
  failure: string | null;
  onSend: () => void;
  onClose: () => void;
}) {
  return (
    <FormDialogFrame
      title={title}
      submitLabel={sendLabel}
      busy={sending}
      danger={danger}
      maxWidth={wide ? 'md' : 'sm'}
      onSubmit={onSend}
      onCancel={onClose}
      // A tap beside the dialog must not throw away what was written.
      onClose={(_event, reason) => {
        if (reason !== 'backdropClick') onClose();
      }}
    >
      <Stack sx={{ gap: 2, pt: 1 }}>
        {children}
        {failure === null ? null : <Alert severity="error">{failure}</Alert>}
      </Stack>
    </FormDialogFrame>
  );
}
