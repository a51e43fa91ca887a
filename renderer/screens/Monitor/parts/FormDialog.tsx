import { Alert, Stack } from '@mui/material';
import type { ReactNode } from 'react';
import { FormDialogFrame } from '../../../components/FormDialogFrame';

/** A form in a dialog: what the server refused is said above the fields, and nothing typed is lost. */
export function FormDialog({
  refusal,
  onClose,
  children,
  ...frame
}: {
  title: string;
  refusal: string | null;
  submitLabel: string;
  busy: boolean;
  danger?: boolean;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
}) {
  return (
    <FormDialogFrame {...frame} maxWidth="xs" onCancel={onClose} onClose={onClose}>
      <Stack sx={{ gap: 2.5, pt: 1 }}>
        {refusal === null ? null : <Alert severity="error">{refusal}</Alert>}
        {children}
      </Stack>
    </FormDialogFrame>
  );
}
