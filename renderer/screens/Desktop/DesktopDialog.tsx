import { Button, Dialog, DialogActions, DialogContent, DialogTitle } from '@mui/material';
import { lazy, Suspense, useId } from 'react';
import { useTranslation } from 'react-i18next';

// No browser needs it.
const DesktopParts = lazy(() =>
  import('./DesktopParts').then((part) => ({ default: part.DesktopParts })),
);

/** What concerns this computer: its server, its displays, its printer, its updates. Desktop app only. */
export function DesktopDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation(['desktop', 'common']);
  const titleId = useId();
  const bridge = window.campana;
  if (bridge === undefined) return null;
  return (
    <Dialog open={open} onClose={onClose} aria-labelledby={titleId} fullWidth maxWidth="sm">
      <DialogTitle id={titleId}>{t('title')}</DialogTitle>
      <DialogContent dividers>
        <Suspense fallback={null}>
          <DesktopParts bridge={bridge} />
        </Suspense>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('common:buttons.close')}</Button>
      </DialogActions>
    </Dialog>
  );
}
