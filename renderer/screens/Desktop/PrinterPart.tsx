import { MenuItem, Stack, TextField } from '@mui/material';
import { useTranslation } from 'react-i18next';
import type { PartProps } from './DesktopParts';

/** Which printer takes the tickets without asking, and how wide its paper is. */
export function PrinterPart({ bridge, status, run }: PartProps) {
  const { t } = useTranslation('desktop');
  const { impresion, impresoras } = status;
  // A printer that is switched off now stays chosen.
  const known = new Set([
    ...impresoras,
    ...(impresion.impresora === null ? [] : [impresion.impresora]),
  ]);
  const change = (next: Partial<typeof impresion>) =>
    void run(() => bridge.setPrinter({ ...impresion, ...next }).then(() => undefined));
  return (
    <Stack direction="row" sx={{ gap: 1.5 }}>
      <TextField
        select
        sx={{ flex: 1 }}
        label={t('print.printer')}
        value={impresion.impresora ?? ''}
        slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
        onChange={(event) => {
          change({ impresora: event.target.value === '' ? null : event.target.value });
        }}
      >
        <MenuItem value="">{t('print.ask')}</MenuItem>
        {[...known].map((name) => (
          <MenuItem key={name} value={name}>
            {name}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        select
        sx={{ minWidth: 110 }}
        label={t('print.paper')}
        value={impresion.ancho}
        onChange={(event) => {
          change({ ancho: Number(event.target.value) === 58 ? 58 : 80 });
        }}
      >
        {[80, 58].map((width) => (
          <MenuItem key={width} value={width}>
            {t('print.mm', { width })}
          </MenuItem>
        ))}
      </TextField>
    </Stack>
  );
}
