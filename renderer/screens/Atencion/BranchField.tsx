import { MenuItem, TextField } from '@mui/material';
import { useTranslation } from 'react-i18next';
import type { BranchChoice } from './useBranchChoice';

/** Asks for the branch where there is more than one to choose from. */
export function BranchField({ branch }: { branch: BranchChoice }) {
  const { t } = useTranslation('atencion');
  if (branch.choices.length === 0) return null;
  return (
    <TextField
      select
      label={t('branch')}
      value={branch.id ?? ''}
      onChange={(event) => {
        branch.choose(Number(event.target.value));
      }}
    >
      {branch.choices.map(({ id, nombre }) => (
        <MenuItem key={id} value={id}>
          {nombre}
        </MenuItem>
      ))}
    </TextField>
  );
}
