import { MenuItem, TextField } from '@mui/material';
import { useTranslation } from 'react-i18next';
import {
  fieldText,
  isBackwards,
  resolveRange,
  rangePresets,
  type RangeChoice,
  type RangePreset,
} from './dateRange';

const dayMs = 86_400_000;

/** Chooses a range by name, or by typing where it begins and ends. */
export function DateRangeFields({
  value,
  presets = rangePresets,
  onChange,
}: {
  value: RangeChoice;
  presets?: readonly RangePreset[];
  onChange: (choice: RangeChoice) => void;
}) {
  const { t } = useTranslation('monitor');
  const backwards = isBackwards(resolveRange(value, new Date()));
  const field = (name: 'desde' | 'hasta') => (
    <TextField
      type="datetime-local"
      size="small"
      label={t(`filters.${name}`)}
      value={value[name]}
      error={backwards}
      helperText={backwards && name === 'hasta' ? t('filters.backwards') : null}
      slotProps={{ inputLabel: { shrink: true } }}
      onChange={({ target }) => {
        onChange({ ...value, [name]: target.value });
      }}
    />
  );
  return (
    <>
      <TextField
        select
        size="small"
        label={t('filters.range')}
        value={value.preset}
        sx={{ minWidth: 190 }}
        onChange={({ target }) => {
          onChange(startOf(target.value as RangePreset));
        }}
      >
        {presets.map((preset) => (
          <MenuItem key={preset} value={preset}>
            {t(`ranges.${preset}`)}
          </MenuItem>
        ))}
      </TextField>
      {value.preset === 'propio' ? field('desde') : null}
      {value.preset === 'propio' ? field('hasta') : null}
    </>
  );
}

/** Fields to type into begin with the last day, so that there is something to change. */
function startOf(preset: RangePreset): RangeChoice {
  const now = Date.now();
  return preset === 'propio'
    ? { preset, desde: fieldText(new Date(now - dayMs)), hasta: fieldText(new Date(now)) }
    : { preset, desde: '', hasta: '' };
}
