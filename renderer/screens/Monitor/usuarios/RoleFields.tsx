import { MenuItem, TextField } from '@mui/material';
import { useTranslation } from 'react-i18next';
import type { StaffRole } from '../../../../shared/roles';
import { useApp } from '../../../app/hooks';
import { needsBranch, rolesGivenBy, type Manager } from './rules';

/** A role, and the branch that goes with it. */
export interface RoleAndBranch {
  rol: StaffRole;
  sucursal_id: number | null;
}

/** Chooses a role and a branch. Who works at a branch must have one; who manages may have none. */
export function RoleFields({
  manager,
  value,
  fixedRole = false,
  error,
  onChange,
}: {
  manager: Manager;
  value: RoleAndBranch;
  /** The role cannot be changed here: it is the person's own. */
  fixedRole?: boolean;
  /** What is wrong with the branch. */
  error: string | null;
  onChange: (value: RoleAndBranch) => void;
}) {
  const { t } = useTranslation('monitor');
  const { t: tCommon } = useTranslation();
  const sucursales = useApp((state) => state.sucursales);
  return (
    <>
      <TextField
        select
        label={t('usuarios.role')}
        value={value.rol}
        disabled={fixedRole}
        helperText={fixedRole ? t('usuarios.ownRole') : t(`usuarios.roleHelp.${value.rol}`)}
        onChange={({ target }) => {
          const rol = rolesGivenBy(manager).find((each) => each === target.value);
          if (rol !== undefined) onChange({ ...value, rol });
        }}
      >
        {(fixedRole ? [value.rol] : rolesGivenBy(manager)).map((rol) => (
          <MenuItem key={rol} value={rol}>
            {tCommon(`roles.${rol}`)}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        select
        label={t('usuarios.branch')}
        value={value.sucursal_id ?? ''}
        error={error !== null}
        helperText={error}
        slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
        onChange={({ target }) => {
          onChange({ ...value, sucursal_id: target.value === '' ? null : Number(target.value) });
        }}
      >
        <MenuItem value="" disabled={needsBranch(value.rol)}>
          {needsBranch(value.rol) ? t('usuarios.chooseBranch') : tCommon('account.allBranches')}
        </MenuItem>
        {sucursales.map(({ id, nombre }) => (
          <MenuItem key={id} value={id}>
            {nombre}
          </MenuItem>
        ))}
      </TextField>
    </>
  );
}
