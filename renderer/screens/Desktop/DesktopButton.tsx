import { Button } from '@mui/material';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DesktopDialog } from './DesktopDialog';

/** The way to what concerns this computer while nobody is signed in; nothing in a browser. */
export function DesktopButton() {
  const { t } = useTranslation('desktop');
  const [open, setOpen] = useState(false);
  if (window.campana === undefined) return null;
  return (
    <>
      <Button
        color="inherit"
        sx={{ minHeight: 44 }}
        onClick={() => {
          setOpen(true);
        }}
      >
        {t('open')}
      </Button>
      <DesktopDialog
        open={open}
        onClose={() => {
          setOpen(false);
        }}
      />
    </>
  );
}
