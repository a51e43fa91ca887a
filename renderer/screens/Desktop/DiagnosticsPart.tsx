import { Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PartProps } from './DesktopParts';

/** A file for who helps from afar. */
export function DiagnosticsPart({ bridge, busy, run }: PartProps) {
  const { t } = useTranslation('desktop');
  const [saved, setSaved] = useState<string | null>(null);
  return (
    <>
      <Typography variant="body2" color="text.secondary">
        {saved === null ? t('diagnostics.text') : t('diagnostics.saved', { file: saved })}
      </Typography>
      <Button
        variant="outlined"
        sx={{ alignSelf: 'flex-start' }}
        disabled={busy}
        onClick={() =>
          void run(async () => {
            const outcome = await bridge.saveDiagnostics();
            if (outcome.ok) setSaved(outcome.archivo);
            return outcome;
          })
        }
      >
        {t('diagnostics.save')}
      </Button>
    </>
  );
}
