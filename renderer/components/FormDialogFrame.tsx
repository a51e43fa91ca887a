import {
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  type Breakpoint,
  type DialogProps,
} from '@mui/material';
import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** What every form in a dialog has: a title, a way out, and the button that sends it. */
export interface FormDialogFrameProps {
  title: string;
  submitLabel: string;
  busy: boolean;
  /** Marks what cannot be undone. */
  danger?: boolean;
  maxWidth: Breakpoint;
  onSubmit: () => void;
  /** The button to cancel. */
  onCancel: () => void;
  /** Any other way out: the key, or a tap beside it. */
  onClose: NonNullable<DialogProps['onClose']>;
  /** The fields, and what was wrong with them. */
  children: ReactNode;
}

/** A form in a dialog, without its fields. */
export function FormDialogFrame({
  title,
  submitLabel,
  busy,
  danger = false,
  maxWidth,
  onSubmit,
  onCancel,
  onClose,
  children,
}: FormDialogFrameProps) {
  const { t } = useTranslation();
  const titleId = useId();
  return (
    <Dialog open fullWidth maxWidth={maxWidth} onClose={onClose} aria-labelledby={titleId}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        <DialogTitle id={titleId}>{title}</DialogTitle>
        <DialogContent>{children}</DialogContent>
        <DialogActions sx={{ px: 3, pb: 2 }}>
          <Button onClick={onCancel}>{t('buttons.cancel')}</Button>
          <Button
            type="submit"
            variant="contained"
            color={danger ? 'error' : 'primary'}
            loading={busy}
          >
            {submitLabel}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
