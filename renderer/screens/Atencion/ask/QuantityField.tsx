import { IconButton, Stack, TextField } from '@mui/material';
import MoreIcon from '@mui/icons-material/AddOutlined';
import LessIcon from '@mui/icons-material/RemoveOutlined';
import { useTranslation } from 'react-i18next';

/** A quantity to type or to step with a finger; the text is the caller's to judge. */
export function QuantityField({
  label,
  value,
  unit,
  error,
  onChange,
}: {
  label: string;
  value: string;
  unit: string | null;
  error: string | null;
  onChange: (value: string) => void;
}) {
  const { t } = useTranslation('atencion');
  const number = Number(value.replace(',', '.'));
  const step = (by: number) => {
    onChange(String(Math.max(1, (Number.isFinite(number) ? Math.floor(number) : 0) + by)));
  };
  return (
    <Stack direction="row" sx={{ gap: 1, alignItems: 'flex-start' }}>
      <IconButton
        aria-label={t('quantity.less')}
        disabled={!(number > 1)}
        sx={{ mt: 0.75 }}
        onClick={() => {
          step(-1);
        }}
      >
        <LessIcon />
      </IconButton>
      <TextField
        label={label}
        value={value}
        error={error !== null}
        helperText={error ?? unit}
        sx={{ width: 160 }}
        slotProps={{
          htmlInput: { inputMode: 'decimal', maxLength: 8, style: { textAlign: 'center' } },
        }}
        onFocus={(event) => {
          event.target.select();
        }}
        onChange={(event) => {
          onChange(event.target.value);
        }}
      />
      <IconButton
        aria-label={t('quantity.more')}
        sx={{ mt: 0.75 }}
        onClick={() => {
          step(1);
        }}
      >
        <MoreIcon />
      </IconButton>
    </Stack>
  );
}
