import {
  Button,
  FormControlLabel,
  MenuItem,
  Stack,
  Switch,
  TextField,
  Typography,
} from '@mui/material';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PartProps } from './DesktopParts';

/** Which display this window fills, more windows on others, and the start with the computer. */
export function ScreenPart({ bridge, status, busy, run }: PartProps) {
  const { t } = useTranslation('desktop');
  const current = status.monitores.find(({ actual }) => actual)?.id ?? status.monitores[0]?.id;
  const [chosen, setChosen] = useState<number | null>(null);
  const monitor = chosen ?? current ?? null;
  return (
    <>
      <TextField
        select
        label={t('screen.display')}
        value={monitor ?? ''}
        onChange={(event) => {
          setChosen(Number(event.target.value));
        }}
      >
        {status.monitores.map(({ id, nombre }) => (
          <MenuItem key={id} value={id}>
            {nombre}
          </MenuItem>
        ))}
      </TextField>
      <Stack direction="row" sx={{ gap: 1, flexWrap: 'wrap' }}>
        <Button
          variant="outlined"
          disabled={busy}
          onClick={() => void run(() => bridge.enterKiosk({ monitor }).then(() => undefined))}
        >
          {t('screen.kiosk')}
        </Button>
        <Button
          variant="outlined"
          disabled={busy}
          onClick={() =>
            void run(() => bridge.openWindow({ ruta: '/', monitor }).then(() => undefined))
          }
        >
          {t('screen.another')}
        </Button>
      </Stack>
      <Typography variant="body2" color="text.secondary">
        {t('screen.kioskHelp')}
      </Typography>
      <FormControlLabel
        control={
          <Switch
            checked={status.arranque}
            disabled={busy}
            onChange={(_event, on) => void run(() => bridge.setStartup(on))}
          />
        }
        label={t('screen.startup')}
      />
    </>
  );
}
