import { zodResolver } from '@hookform/resolvers/zod';
import { Typography } from '@mui/material';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { usuarioNewSchema, type Usuario } from '../../../../shared/api/usuarios';
import { useApp } from '../../../app/hooks';
import { FormDialog } from '../parts/FormDialog';
import { NewPasswordField } from './NewPasswordField';
import { useRefusal } from '../../../app/useRefusal';
import { useUsuarioChange } from './useUsuarioChange';

const schema = usuarioNewSchema.pick({ password: true });

/** Gives a person a new password; it closes whatever they are signed in on. */
export function PasswordDialog({ usuario, onClose }: { usuario: Usuario; onClose: () => void }) {
  const { t } = useTranslation('monitor');
  const notify = useApp((state) => state.notify);
  const change = useUsuarioChange();
  const form = useForm<z.input<typeof schema>>({
    resolver: zodResolver(schema),
    defaultValues: { password: '' },
  });
  const refusal = useRefusal(change.error, ['password']);
  const submit = form.handleSubmit((body) => {
    change.mutate(
      { kind: 'change', id: usuario.id, body },
      {
        onSuccess: ({ nombre }) => {
          notify({ severity: 'success', text: t('usuarios.passwordChanged', { name: nombre }) });
          onClose();
        },
      },
    );
  });
  return (
    <FormDialog
      title={t('usuarios.passwordTitle', { name: usuario.nombre })}
      refusal={refusal.general}
      submitLabel={t('usuarios.resetPassword')}
      busy={change.isPending}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Typography>{t('usuarios.passwordText')}</Typography>
      <NewPasswordField
        autoFocus
        invalid={form.formState.errors.password !== undefined}
        refusal={refusal.of('password')}
        registration={form.register('password', { onChange: change.reset })}
      />
    </FormDialog>
  );
}
