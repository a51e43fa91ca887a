import { Box, Chip, TableCell, TableRow, Typography } from '@mui/material';
import { useTranslation } from 'react-i18next';
import type { Usuario } from '../../../../shared/api/usuarios';
import { ActiveMark } from '../parts/ActiveMark';
import { DataTable, wideOnly } from '../parts/DataTable';
import { RowActions } from '../parts/RowActions';
import { useBranchName } from '../parts/useBranchName';
import { whyUntouchable, type Manager } from './rules';

/** What can be done to a person. */
export type UsuarioAction = 'edit' | 'password' | 'active';

/** Everybody, with what the signed-in person may do to each. */
export function UsuariosTable({
  manager,
  usuarios,
  onAction,
}: {
  manager: Manager;
  usuarios: readonly Usuario[];
  onAction: (action: UsuarioAction, usuario: Usuario) => void;
}) {
  const { t } = useTranslation('monitor');
  const { t: tCommon } = useTranslation();
  const branchOf = useBranchName();
  return (
    <DataTable
      label={t('tabs.usuarios')}
      minWidth={980}
      columns={[
        { key: 'persona', label: t('columns.person') },
        { key: 'rol', label: t('columns.role'), width: 150 },
        { key: 'sucursal', label: t('columns.branch'), width: 170, wideOnly: true },
        { key: 'estado', label: t('columns.state'), width: 120 },
        { key: 'acciones', label: t('columns.actions'), width: 370 },
      ]}
    >
      {usuarios.map((usuario) => (
        <TableRow key={usuario.id}>
          <TableCell component="th" scope="row">
            <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 1 }}>
              <Typography variant="body2" sx={{ fontWeight: 650 }}>
                {usuario.nombre}
              </Typography>
              {usuario.id === manager.id ? (
                <Chip size="small" color="primary" variant="outlined" label={t('usuarios.you')} />
              ) : null}
            </Box>
            <Typography variant="body2" color="text.secondary">
              {usuario.usuario}
            </Typography>
          </TableCell>
          <TableCell>{tCommon(`roles.${usuario.rol}`)}</TableCell>
          <TableCell sx={wideOnly}>{branchOf(usuario.sucursal_id)}</TableCell>
          <TableCell>
            <ActiveMark
              state={usuario.activo ? 'active' : 'inactive'}
              text={t(usuario.activo ? 'usuarios.active' : 'usuarios.inactive')}
            />
          </TableCell>
          <TableCell>
            <Actions manager={manager} usuario={usuario} onAction={onAction} />
          </TableCell>
        </TableRow>
      ))}
    </DataTable>
  );
}

function Actions({
  manager,
  usuario,
  onAction,
}: {
  manager: Manager;
  usuario: Usuario;
  onAction: (action: UsuarioAction, usuario: Usuario) => void;
}) {
  const { t } = useTranslation('monitor');
  const reason = whyUntouchable(manager, usuario);
  if (reason !== null) {
    return (
      <Typography variant="body2" color="text.secondary">
        {t(`usuarios.${reason}`)}
      </Typography>
    );
  }
  const own = usuario.id === manager.id;
  const actions: readonly { action: UsuarioAction; name: string; danger?: boolean }[] = [
    { action: 'edit', name: t('usuarios.edit') },
    { action: 'password', name: t('usuarios.resetPassword') },
    {
      action: 'active',
      name: t(usuario.activo ? 'usuarios.deactivate' : 'usuarios.activate'),
      danger: usuario.activo,
    },
  ];
  return (
    <RowActions
      of={usuario.nombre}
      actions={actions.filter(({ action }) => !(own && action === 'active'))}
      onAction={(action) => {
        onAction(action, usuario);
      }}
    />
  );
}
