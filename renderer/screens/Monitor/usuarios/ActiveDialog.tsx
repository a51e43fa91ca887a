import { Typography } from '@mui/material';
import { useTranslation } from 'react-i18next';
import type { Usuario } from '../../../../shared/api/usuarios';
import { useApp } from '../../../app/hooks';
import { FormDialog } from '../parts/FormDialog';
import { useRefusal } from '../../../app/useRefusal';
import { useUsuarioChange } from './useUsuarioChange';

/** Asks before a person is shut out, or let in again. */
export function ActiveDialog({ usuario, onClose }: { usuario: Usuario; onClose: () => void }) {
  const { t } = useTranslation('monitor');
  const notify = useApp((state) => state.notify);
  const change = useUsuarioChange();
  const refusal = useRefusal(change.error, []);
  const { id, nombre, activo } = usuario;
  return (
    <FormDialog
      title={t(activo ? 'usuarios.deactivateTitle' : 'usuarios.activateTitle', { name: nombre })}
      refusal={refusal.general}
      submitLabel={t(activo ? 'usuarios.deactivate' : 'usuarios.activate')}
      busy={change.isPending}
      danger={activo}
      onClose={onClose}
      onSubmit={() => {
        change.mutate(
          { kind: 'change', id, body: { activo: !activo } },
          {
            onSuccess: () => {
              const text = t(activo ? 'usuarios.deactivated' : 'usuarios.activated', {
                name: nombre,
              });
              notify({ severity: 'success', text });
              onClose();
            },
          },
        );
      }}
    >
      <Typography>{t(activo ? 'usuarios.deactivateText' : 'usuarios.activateText')}</Typography>
    </FormDialog>
  );
}
