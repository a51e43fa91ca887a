import { MenuItem, TextField } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { useApp } from '../../../app/hooks';

/** Limits a list to one branch. */
export function BranchSelect({
  value,
  onChange,
}: {
  value: number | null;
  onChange: (id: number | null) => void;
}) {
  const { t } = useTranslation('monitor');
  const { t: tCommon } = useTranslation();
  const sucursales = useApp((state) => state.sucursales);
  return (
    <TextField
      select
      size="small"
      label={t('filters.branch')}
      value={value ?? ''}
      sx={{ minWidth: 190 }}
      slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
      onChange={({ target }) => {
        onChange(target.value === '' ? null : Number(target.value));
      }}
    >
      <MenuItem value="">{tCommon('account.allBranches')}</MenuItem>
      {sucursales.map(({ id, nombre }) => (
        <MenuItem key={id} value={id}>
          {nombre}
        </MenuItem>
      ))}
    </TextField>
  );
}
