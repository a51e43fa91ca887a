import { Button, LinearProgress, Stack, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PartProps } from './DesktopParts';

/** Where newer versions come from, how far the next one is, and the moment to install it. */
export function UpdatesPart({ bridge, status, busy, run }: PartProps) {
  const { t } = useTranslation('desktop');
  const { estado, version, porcentaje, motivo, origen } = status.actualizacion;
  const [typed, setTyped] = useState<string | null>(null);
  const source = typed ?? origen ?? '';
  return (
    <>
      <Typography role="status">
        {t(`updates.${estado}`, { version: version ?? '', percent: porcentaje ?? 0 })}
        {motivo === null ? '' : ` ${motivo}`}
      </Typography>
      {estado === 'descargando' ? (
        <LinearProgress variant="determinate" value={porcentaje ?? 0} />
      ) : null}
      <TextField
        label={t('updates.source')}
        type="url"
        value={source}
        placeholder="https://"
        slotProps={{ inputLabel: { shrink: true } }}
        onChange={(event) => {
          setTyped(event.target.value);
        }}
      />
      <Stack direction="row" sx={{ gap: 1, flexWrap: 'wrap' }}>
        <Button
          variant="outlined"
          disabled={busy || typed === null || !(typed === '' || URL.canParse(typed))}
          onClick={() =>
            void run(() => bridge.setUpdateSource(source === '' ? null : source)).then((kept) => {
              if (kept) setTyped(null);
            })
          }
        >
          {t('updates.save')}
        </Button>
        <Button
          variant="outlined"
          disabled={busy || origen === null}
          onClick={() => void run(() => bridge.checkForUpdate())}
        >
          {t('updates.check')}
        </Button>
        {estado === 'lista' ? (
          <Button
            variant="contained"
            disabled={busy}
            onClick={() => void run(() => bridge.installUpdate())}
          >
            {t('updates.install')}
          </Button>
        ) : null}
      </Stack>
    </>
  );
}
