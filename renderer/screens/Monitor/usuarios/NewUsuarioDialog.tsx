import { zodResolver } from '@hookform/resolvers/zod';
import { TextField } from '@mui/material';
import { useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { usuarioNewSchema } from '../../../../shared/api/usuarios';
import { useApp } from '../../../app/hooks';
import { FormDialog } from '../parts/FormDialog';
import { NewPasswordField } from './NewPasswordField';
import { RoleFields } from './RoleFields';
import { needsBranch, type Manager } from './rules';
import { useRefusal } from '../../../app/useRefusal';
import { useUsuarioChange } from './useUsuarioChange';

/** The server says the same; here it is said beside the field, before anything is sent. */
const schema = usuarioNewSchema.refine(
  ({ rol, sucursal_id }) => !needsBranch(rol) || sucursal_id != null,
  { path: ['sucursal_id'], error: 'missing' },
);
type Fields = z.input<typeof schema>;

/** Adds a person who can sign in. */
export function NewUsuarioDialog({ manager, onClose }: { manager: Manager; onClose: () => void }) {
  const { t } = useTranslation('monitor');
  const notify = useApp((state) => state.notify);
  const firstBranch = useApp((state) => state.sucursales[0]?.id ?? null);
  const change = useUsuarioChange();
  const form = useForm<Fields, unknown, z.output<typeof schema>>({
    resolver: zodResolver(schema),
    defaultValues: {
      usuario: '',
      nombre: '',
      password: '',
      rol: 'ATENCION',
      sucursal_id: firstBranch,
    },
  });
  const { errors } = form.formState;
  const [rol, sucursal_id] = useWatch({ control: form.control, name: ['rol', 'sucursal_id'] });
  const refusal = useRefusal(change.error, ['usuario', 'nombre', 'password', 'sucursal_id']);
  const submit = form.handleSubmit((body) => {
    change.mutate(
      { kind: 'create', body },
      {
        onSuccess: ({ nombre }) => {
          notify({ severity: 'success', text: t('usuarios.created', { name: nombre }) });
          onClose();
        },
      },
    );
  });
  return (
    <FormDialog
      title={t('usuarios.create')}
      refusal={refusal.general}
      submitLabel={t('usuarios.createButton')}
      busy={change.isPending}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <TextField
        label={t('usuarios.usuario')}
        autoFocus
        autoComplete="off"
        error={errors.usuario !== undefined || refusal.of('usuario') !== null}
        helperText={
          errors.usuario === undefined
            ? (refusal.of('usuario') ?? t('usuarios.usuarioHelp'))
            : t('usuarios.usuarioWrong')
        }
        slotProps={{ htmlInput: { autoCapitalize: 'none', spellCheck: false } }}
        {...form.register('usuario', { onChange: change.reset })}
      />
      <TextField
        label={t('usuarios.nombre')}
        autoComplete="off"
        error={errors.nombre !== undefined || refusal.of('nombre') !== null}
        helperText={errors.nombre === undefined ? refusal.of('nombre') : t('usuarios.nombreWrong')}
        {...form.register('nombre', { onChange: change.reset })}
      />
      <NewPasswordField
        invalid={errors.password !== undefined}
        refusal={refusal.of('password')}
        registration={form.register('password', { onChange: change.reset })}
      />
      <RoleFields
        manager={manager}
        value={{ rol, sucursal_id: sucursal_id ?? null }}
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
