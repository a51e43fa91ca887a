import {
  Alert,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  Stack,
} from '@mui/material';
import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

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
  const { t } = useTranslation();
  const titleId = useId();
  return (
    <Dialog
      open
      fullWidth
      maxWidth={wide ? 'md' : 'sm'}
      // A tap beside the dialog must not throw away what was written.
      onClose={(_event, reason) => {
        if (reason !== 'backdropClick') onClose();
      }}
      aria-labelledby={titleId}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          onSend();
        }}
      >
        <DialogTitle id={titleId}>{title}</DialogTitle>
        <DialogContent>
          <Stack sx={{ gap: 2, pt: 1 }}>
            {children}
            {failure === null ? null : <Alert severity="error">{failure}</Alert>}
          </Stack>
        </DialogContent>
        <DialogActions sx={{ px: 3, pb: 2 }}>
          <Button onClick={onClose}>{t('buttons.cancel')}</Button>
          <Button
            type="submit"
            variant="contained"
            color={danger ? 'error' : 'primary'}
            loading={sending}
          >
            {sendLabel}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
