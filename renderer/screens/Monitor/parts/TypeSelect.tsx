import { Checkbox, ListItemText, MenuItem, TextField } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { eventTypes, isEventType, type EventType } from '../../../../shared/protocol/events';
import { useEventName } from './useEventName';

/** Limits a list to one event type. */
export function TypeSelect({
  value,
  onChange,
}: {
  value: EventType | null;
  onChange: (tipo: EventType | null) => void;
}) {
  const { t } = useTranslation('monitor');
  const nameOf = useEventName();
  return (
    <TextField
      select
      size="small"
      label={t('filters.type')}
      value={value ?? ''}
      sx={{ minWidth: 210 }}
      slotProps={{
        select: {
          displayEmpty: true,
          renderValue: () => (value === null ? t('filters.allTypes') : nameOf(value)),
        },
        inputLabel: { shrink: true },
      }}
      onChange={({ target }) => {
        onChange(isEventType(target.value) ? target.value : null);
      }}
    >
      <MenuItem value="">{t('filters.allTypes')}</MenuItem>
      {eventTypes.map((tipo) => (
        <MenuItem key={tipo} value={tipo}>
          <ListItemText primary={nameOf(tipo)} secondary={tipo} />
        </MenuItem>
      ))}
    </TextField>
  );
}

/** Limits a list to some event types; none chosen means all. */
export function TypesSelect({
  value,
  onChange,
}: {
  value: readonly EventType[];
  onChange: (tipos: EventType[]) => void;
}) {
  const { t } = useTranslation('monitor');
  const nameOf = useEventName();
  const [first, ...others] = value;
  const text =
    first === undefined
      ? t('filters.allTypes')
      : others.length === 0
        ? nameOf(first)
        : t('filters.someTypes', { count: value.length });
  return (
    <TextField
      select
      size="small"
      label={t('filters.type')}
      value={[...value]}
      sx={{ minWidth: 210 }}
      slotProps={{
        select: { multiple: true, displayEmpty: true, renderValue: () => text },
        inputLabel: { shrink: true },
      }}
      onChange={({ target }) => {
        // With `multiple` the value is a list, which the field's own type does not say.
        const chosen: unknown = target.value;
        onChange(Array.isArray(chosen) ? chosen.filter(isEventType) : []);
      }}
    >
      {eventTypes.map((tipo) => (
        <MenuItem key={tipo} value={tipo}>
          <Checkbox checked={value.includes(tipo)} sx={{ p: 0, mr: 1.5 }} tabIndex={-1} />
          <ListItemText primary={nameOf(tipo)} secondary={tipo} />
        </MenuItem>
      ))}
    </TextField>
  );
}
