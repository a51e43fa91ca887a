import AddIcon from '@mui/icons-material/PersonAddAltOutlined';
import PeopleIcon from '@mui/icons-material/PeopleOutlined';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { routes } from '../../../../shared/api/routes';
import type { Usuario } from '../../../../shared/api/usuarios';
import { useApp } from '../../../app/hooks';
import { useRouteQuery } from '../../../app/useRouteQuery';
import { EmptyState } from '../../../components/StateMessage';
import { useKept } from '../kept';
import { plain } from '../parts/eventFilter';
import { ListToolbar } from '../parts/ListToolbar';
import { Panel } from '../parts/Panel';
import { QueryState } from '../parts/QueryState';
import { ActiveDialog } from './ActiveDialog';
import { EditUsuarioDialog } from './EditUsuarioDialog';
import { NewUsuarioDialog } from './NewUsuarioDialog';
import { PasswordDialog } from './PasswordDialog';
import { UsuariosTable, type UsuarioAction } from './UsuariosTable';

/** What is being done: to somebody, or somebody new. */
type Task = { action: 'create' } | { action: UsuarioAction; usuario: Usuario };

/** Who can sign in: new people, their role and branch, their password, and who no longer may. */
export function UsuariosTab() {
  const { t } = useTranslation('monitor');
  const manager = useApp((state) => state.usuario);
  const [filter, setFilter] = useKept('usuarios.filter', { text: '', inactive: true });
  const [task, setTask] = useState<Task | null>(null);
  const query = useRouteQuery(routes.listUsuarios, {});
  const close = () => {
    setTask(null);
  };
  if (manager === null) return null;
  const fits = ({ usuario, nombre, activo }: Usuario) =>
    (filter.inactive || activo) &&
    plain(`${usuario} ${nombre}`).includes(plain(filter.text).trim());
  return (
    <Panel
      top={
        <ListToolbar
          search={{
            label: t('usuarios.search'),
            text: filter.text,
            width: 240,
            onChange: (text) => {
              setFilter({ ...filter, text });
            },
          }}
          retired={{
            label: t('usuarios.showInactive'),
            shown: filter.inactive,
            onChange: (inactive) => {
              setFilter({ ...filter, inactive });
            },
          }}
          create={{
            label: t('usuarios.create'),
            icon: <AddIcon />,
            onClick: () => {
              setTask({ action: 'create' });
            },
          }}
        />
      }
    >
      <QueryState
        query={query}
        isEmpty={({ datos }) => !datos.some(fits)}
        empty={<EmptyState icon={<PeopleIcon fontSize="large" />} text={t('usuarios.noneFits')} />}
      >
        {({ datos }) => (
          <UsuariosTable
            manager={manager}
            usuarios={datos.filter(fits)}
            onAction={(action, usuario) => {
              setTask({ action, usuario });
            }}
          />
        )}
      </QueryState>
      {task === null ? null : task.action === 'create' ? (
        <NewUsuarioDialog manager={manager} onClose={close} />
      ) : task.action === 'edit' ? (
        <EditUsuarioDialog manager={manager} usuario={task.usuario} onClose={close} />
      ) : task.action === 'password' ? (
        <PasswordDialog usuario={task.usuario} onClose={close} />
      ) : (
        <ActiveDialog usuario={task.usuario} onClose={close} />
      )}
    </Panel>
  );
}
