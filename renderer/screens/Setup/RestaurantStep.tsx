import { zodResolver } from '@hookform/resolvers/zod';
import { Alert, Button, Stack, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { useRefusal } from '../../app/useRefusal';
import { CodeField } from './CodeField';
import { installOf, restaurantFormSchema, type RestaurantForm } from './restaurantForm';
import { useInstall, type FirstPerson } from './useInstall';
import '../../i18n/later';

const fields = [
  { name: 'restaurante', autoComplete: 'organization' },
  { name: 'sucursales', multiline: true },
  { name: 'nombre', autoComplete: 'name' },
  { name: 'usuario', autoComplete: 'username' },
  { name: 'password', type: 'password', autoComplete: 'new-password' },
  { name: 'again', type: 'password', autoComplete: 'new-password' },
] as const;

/** Name, branches and administrator of a person's own restaurant. */
export function RestaurantStep({
  onBack,
  onCreated,
}: {
  onBack: () => void;
  onCreated: (person: FirstPerson) => Promise<void>;
}) {
  const { t } = useTranslation('setup');
  const [code, setCode] = useState('');
  const install = useInstall(onCreated);
  const refusal = useRefusal(install.error, []);
  const form = useForm<RestaurantForm, unknown, z.output<typeof restaurantFormSchema>>({
    resolver: zodResolver(restaurantFormSchema),
    defaultValues: {
      restaurante: '',
      sucursales: t('fields.firstBranch'),
      nombre: '',
      usuario: 'admin',
      password: '',
      again: '',
    },
  });
  const { errors } = form.formState;
  const submit = form.handleSubmit((values) => {
    install.mutate(installOf(values, code));
  });
  return (
    <Stack component="form" noValidate sx={{ gap: 2 }} onSubmit={submit}>
      <Typography>{t('own.about')}</Typography>
      {refusal.general === null ? null : <Alert severity="error">{refusal.general}</Alert>}
      {fields.map(({ name, ...field }, index) => {
        const wrong = errors[name] !== undefined;
        return (
          <TextField
            key={name}
            label={t(`fields.${name}`)}
            autoFocus={index === 0}
            error={wrong}
            helperText={t(wrong ? `wrong.${name}` : `help.${name}`)}
            slotProps={{ inputLabel: { shrink: true } }}
            {...('multiline' in field ? { multiline: true, minRows: 2 } : field)}
            {...form.register(name)}
          />
        );
      })}
      <CodeField failure={install.error} value={code} onChange={setCode} />
      <Stack direction="row" sx={{ gap: 1.5 }}>
        <Button onClick={onBack}>{t('back')}</Button>
        <Button type="submit" variant="contained" loading={install.isPending}>
          {t('own.create')}
        </Button>
      </Stack>
    </Stack>
  );
}
