import { zodResolver } from '@hookform/resolvers/zod';
import { TextField } from '@mui/material';
import { useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { usuarioNewSchema, type Usuario, type UsuarioPatch } from '../../../../shared/api/usuarios';
import { useApp } from '../../../app/hooks';
import { FormDialog } from '../parts/FormDialog';
import { RoleFields } from './RoleFields';
import { needsBranch, type Manager } from './rules';
import { useRefusal } from '../../../app/useRefusal';
import { useUsuarioChange } from './useUsuarioChange';

const schema = usuarioNewSchema
  .pick({ nombre: true, rol: true, sucursal_id: true })
  .refine(({ rol, sucursal_id }) => !needsBranch(rol) || sucursal_id != null, {
    path: ['sucursal_id'],
    error: 'missing',
  });
type Fields = z.input<typeof schema>;

/** Changes the name, role or branch of a person; sends only what changed. */
export function EditUsuarioDialog({
  manager,
  usuario,
  onClose,
}: {
  manager: Manager;
  usuario: Usuario;
  onClose: () => void;
}) {
  const { t } = useTranslation('monitor');
  const notify = useApp((state) => state.notify);
  const change = useUsuarioChange();
  const form = useForm<Fields, unknown, z.output<typeof schema>>({
    resolver: zodResolver(schema),
    defaultValues: {
      nombre: usuario.nombre,
      rol: usuario.rol,
      sucursal_id: usuario.sucursal_id,
    },
  });
  const { errors } = form.formState;
  const [rol, sucursal_id] = useWatch({ control: form.control, name: ['rol', 'sucursal_id'] });
  const refusal = useRefusal(change.error, ['nombre', 'sucursal_id']);
  const submit = form.handleSubmit((next) => {
    const body = changesOf(usuario, next);
    if (Object.keys(body).length === 0) {
      onClose();
      return;
    }
    change.mutate(
      { kind: 'change', id: usuario.id, body },
      {
        onSuccess: ({ nombre }) => {
          notify({ severity: 'success', text: t('usuarios.changed', { name: nombre }) });
          onClose();
        },
      },
    );
  });
  return (
    <FormDialog
      title={t('usuarios.editTitle', { name: usuario.usuario })}
      refusal={refusal.general}
      submitLabel={t('usuarios.save')}
      busy={change.isPending}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <TextField
        label={t('usuarios.nombre')}
        autoFocus
        autoComplete="off"
        error={errors.nombre !== undefined || refusal.of('nombre') !== null}
        helperText={errors.nombre === undefined ? refusal.of('nombre') : t('usuarios.nombreWrong')}
        {...form.register('nombre', { onChange: change.reset })}
      />
      <RoleFields
        manager={manager}
        value={{ rol, sucursal_id: sucursal_id ?? null }}
        fixedRole={usuario.id === manager.id}
        error={
          errors.sucursal_id === undefined ? refusal.of('sucursal_id') : t('usuarios.branchMissing')
        }
        onChange={(value) => {
          change.reset();
          form.setValue('rol', value.rol);
          form.setValue('sucursal_id', value.sucursal_id);
          form.clearErrors('sucursal_id');
        }}
      />
    </FormDialog>
  );
}

/** What differs: a field that two admins change at once is only overwritten by who changed it. */
function changesOf(before: Usuario, after: z.output<typeof schema>): UsuarioPatch {
  const sucursal_id = after.sucursal_id ?? null;
  return {
    ...(after.nombre === before.nombre ? {} : { nombre: after.nombre }),
    ...(after.rol === before.rol ? {} : { rol: after.rol }),
    ...(sucursal_id === before.sucursal_id ? {} : { sucursal_id }),
  };
}
