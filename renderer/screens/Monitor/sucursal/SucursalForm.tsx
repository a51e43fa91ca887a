import { Alert, Box, Button, Paper, Stack, TextField, Typography } from '@mui/material';
import { useMutation } from '@tanstack/react-query';
import { useId } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { Sucursal, SucursalPatch } from '../../../../shared/api/catalog';
import { routes } from '../../../../shared/api/routes';
import type { ApiFailure } from '../../../api/failure';
import { useCampana } from '../../../app/context';
import { useApp } from '../../../app/hooks';
import { useRefusal } from '../../../app/useRefusal';
import { useSameKey } from '../parts/useSameKey';
import { EditableList } from './EditableList';
import { OutdatedAlert } from './OutdatedAlert';
import {
  formOf,
  listFields,
  numberFields,
  patchOf,
  settingsFormSchema,
  type SettingsForm,
} from './settingsForm';
import { useSettingsForm } from './useSettingsForm';

/** The settings of one branch. What another admin changes meanwhile is said, never overwritten unseen. */
export function SucursalForm({ sucursal }: { sucursal: Sucursal }) {
  const { t } = useTranslation('monitor');
  const { t: tCommon } = useTranslation();
  const notify = useApp((state) => state.notify);
  const save = useSave(sucursal.id);
  const { form, outdated, takeNewest, submit } = useSettingsForm({
    schema: settingsFormSchema,
    settings: sucursal,
    formOf,
    patchOf,
    save,
    onSaved: ({ nombre }) => {
      notify({ severity: 'success', text: t('sucursal.saved', { name: nombre }) });
    },
  });
  const { isDirty } = form.formState;
  const refusal = useRefusal(save.error, []);

  return (
    <Stack component="form" noValidate onSubmit={submit} sx={{ gap: 2 }}>
      {outdated ? <OutdatedAlert onTake={takeNewest} /> : null}
      {refusal.general === null ? null : <Alert severity="error">{refusal.general}</Alert>}
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          alignItems: 'start',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'repeat(2, minmax(0, 1fr))' },
          '& > :first-of-type': { gridColumn: '1 / -1' },
        }}
      >
        <Numbers form={form} />
        {listFields.map((name) => (
          <EditableList key={name} form={form} name={name} />
        ))}
      </Box>
      <Stack
        direction="row"
        sx={{
          position: 'sticky',
          bottom: 0,
          gap: 1.5,
          py: 1.5,
          alignItems: 'center',
          bgcolor: 'background.default',
          borderTop: 1,
          borderColor: 'divider',
        }}
      >
        <Button type="submit" variant="contained" disabled={!isDirty} loading={save.isPending}>
          {t('sucursal.save')}
        </Button>
        <Button disabled={!isDirty} onClick={takeNewest}>
          {t('sucursal.discard')}
        </Button>
        <Typography variant="body2" color="text.secondary">
          {isDirty ? t('sucursal.unsaved') : tCommon('account.branch', { id: sucursal.id })}
        </Typography>
      </Stack>
    </Stack>
  );
}

function Numbers({ form }: { form: UseFormReturn<SettingsForm> }) {
  const { t } = useTranslation('monitor');
  const titleId = useId();
  const { errors } = form.formState;
  return (
    <Paper component="section" variant="outlined" aria-labelledby={titleId} sx={{ p: 2 }}>
      <Typography id={titleId} variant="h2" gutterBottom>
        {t('sucursal.general')}
      </Typography>
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          mt: 2,
          gridTemplateColumns: 'repeat(auto-fill, minmax(210px, 1fr))',
        }}
      >
        <TextField
          label={t('sucursal.nombre')}
          error={errors.nombre !== undefined}
          helperText={errors.nombre === undefined ? null : t('usuarios.nombreWrong')}
          {...form.register('nombre')}
        />
        {numberFields.map((name) => {
          const error = errors[name];
          return (
            <TextField
              key={name}
              type="number"
              label={t(`sucursal.${name}`)}
              error={error !== undefined}
              helperText={
                error === undefined
                  ? t(`sucursal.${name}_help`)
                  : error.message === 'order'
                    ? t('sucursal.order')
                    : t('sucursal.numberWrong')
              }
              slotProps={{ htmlInput: { min: 1, step: 1, inputMode: 'numeric' } }}
              {...form.register(name, { valueAsNumber: true })}
            />
          );
        })}
      </Box>
    </Paper>
  );
}

/** Sends a change of the branch, and shows it here before the event of it comes round. */
function useSave(id: number) {
  const { api, store } = useCampana();
  const withKey = useSameKey();
  return useMutation<Sucursal, ApiFailure, SucursalPatch>({
    mutationFn: (body) =>
      withKey({ id, body }, (key) =>
        api.call(routes.changeSucursal, { params: { id }, body }, { key }),
      ),
    onSuccess: (changed) => {
      const { insumos, productos, sucursales, loadCatalog } = store.getState();
      loadCatalog({
        insumos,
        productos,
        sucursales: sucursales.map((each) => (each.id === id ? changed : each)),
      });
    },
  });
}
