import {
  Alert,
  Box,
  Button,
  FormControlLabel,
  MenuItem,
  Paper,
  Stack,
  Switch,
  TextField,
  Typography,
} from '@mui/material';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId } from 'react';
import { Controller, type UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { whatsappRoutes } from '../../../../shared/api/routes/whatsapp';
import {
  customerLanguages,
  type WhatsappSettings as Settings,
  type WhatsappSettingsPatch,
} from '../../../../shared/api/whatsapp/settings';
import type { ApiFailure } from '../../../api/failure';
import { useCampana } from '../../../app/context';
import { useApp, useEvent } from '../../../app/hooks';
import { useRouteQuery } from '../../../app/useRouteQuery';
import { useWhatsappStatus } from '../../../app/useWhatsappStatus';
import { QueryState } from '../parts/QueryState';
import { useRefusal } from '../../../app/useRefusal';
import { useSameKey } from '../parts/useSameKey';
import { AnswerTextFields } from './AnswerTextFields';
import { OutdatedAlert } from './OutdatedAlert';
import { useSettingsForm } from './useSettingsForm';
import { WhatsappConnection } from './WhatsappConnection';
import {
  whatsappFormOf,
  whatsappFormSchema,
  whatsappPatchOf,
  type WhatsappForm,
} from './whatsappForm';

/** How often the counts of what waits are asked for, in ms. */
const statusMs = 30_000;

/** How a branch talks with customers by WhatsApp. */
export function WhatsappSettings({ sucursalId }: { sucursalId: number }) {
  const { t } = useTranslation('monitor');
  const titleId = useId();
  const status = useWhatsappStatus(statusMs);
  const query = useRouteQuery(whatsappRoutes.getWhatsappSettings, { params: { id: sucursalId } });
  useEvent('sucursal_actualizada', () => void query.refetch());
  if (status === undefined) return null;
  return (
    <Paper component="section" variant="outlined" aria-labelledby={titleId} sx={{ p: 2 }}>
      <Typography id={titleId} variant="h2" gutterBottom>
        {t('whatsapp.title')}
      </Typography>
      <WhatsappConnection status={status} />
      <QueryState query={query} isEmpty={() => false} empty={null}>
        {(settings) => <Form key={sucursalId} sucursalId={sucursalId} settings={settings} />}
      </QueryState>
    </Paper>
  );
}

function Form({ sucursalId, settings }: { sucursalId: number; settings: Settings }) {
  const { t } = useTranslation('monitor');
  const notify = useApp((state) => state.notify);
  const save = useSave(sucursalId);
  const { form, outdated, takeNewest, submit } = useSettingsForm({
    schema: whatsappFormSchema,
    settings,
    formOf: whatsappFormOf,
    patchOf: whatsappPatchOf,
    save,
    onSaved: () => {
      notify({ severity: 'success', text: t('whatsapp.saved') });
    },
  });
  const { isDirty, errors } = form.formState;
  const refusal = useRefusal(save.error, []);
  return (
    <Stack component="form" noValidate onSubmit={submit} sx={{ gap: 2, mt: 2 }}>
      {outdated ? <OutdatedAlert onTake={takeNewest} /> : null}
      {refusal.general === null ? null : <Alert severity="error">{refusal.general}</Alert>}
      <General form={form} />
      <AnswerTextFields form={form} />
      {Object.keys(errors).length === 0 ? null : (
        <Alert severity="error">{t('whatsapp.wrong')}</Alert>
      )}
      <Stack direction="row" sx={{ gap: 1.5 }}>
        <Button type="submit" variant="contained" disabled={!isDirty} loading={save.isPending}>
          {t('whatsapp.save')}
        </Button>
        <Button disabled={!isDirty} onClick={takeNewest}>
          {t('sucursal.discard')}
        </Button>
      </Stack>
    </Stack>
  );
}

function General({ form }: { form: UseFormReturn<WhatsappForm> }) {
  const { t } = useTranslation('monitor');
  const { errors } = form.formState;
  const number = (name: 'minutos_agrupar' | 'minutos_espera', max: number) => ({
    type: 'number',
    label: t(`whatsapp.${name}`),
    error: errors[name] !== undefined,
    helperText:
      errors[name] === undefined ? t(`whatsapp.${name}_help`) : t('whatsapp.range', { max }),
    slotProps: { htmlInput: { min: 1, max, step: 1, inputMode: 'numeric' as const } },
    ...form.register(name, { valueAsNumber: true }),
  });
  return (
    <>
      <Controller
        control={form.control}
        name="envio_activo"
        render={({ field }) => (
          <Box>
            <FormControlLabel
              label={t('whatsapp.sending')}
              control={
                <Switch
                  checked={field.value}
                  onChange={(_event, checked) => {
                    field.onChange(checked);
                  }}
                />
              }
            />
            <Typography variant="body2" color={field.value ? 'text.secondary' : 'error'}>
              {t(field.value ? 'whatsapp.sendingOn' : 'whatsapp.sendingOff')}
            </Typography>
          </Box>
        )}
      />
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          alignItems: 'start',
          gridTemplateColumns: 'repeat(auto-fill, minmax(230px, 1fr))',
        }}
      >
        <TextField
          label={t('whatsapp.phoneNumberId')}
          error={errors.phone_number_id !== undefined}
          helperText={t(
            errors.phone_number_id === undefined
              ? 'whatsapp.phoneNumberIdHelp'
              : 'whatsapp.phoneNumberIdWrong',
          )}
          slotProps={{ htmlInput: { inputMode: 'numeric', maxLength: 32, spellCheck: false } }}
          {...form.register('phone_number_id')}
        />
        <TextField
          label={t('whatsapp.numero')}
          helperText={t('whatsapp.numeroHelp')}
          slotProps={{ htmlInput: { maxLength: 30 } }}
          {...form.register('numero')}
        />
        <Controller
          control={form.control}
          name="idioma"
          render={({ field }) => (
            <TextField
              select
              label={t('whatsapp.language')}
              helperText={t('whatsapp.languageHelp')}
              {...field}
            >
              {customerLanguages.map((language) => (
                <MenuItem key={language} value={language}>
                  {t(`whatsapp.lang.${language}`)}
                </MenuItem>
              ))}
            </TextField>
          )}
        />
        <TextField {...number('minutos_agrupar', 60)} />
        <TextField {...number('minutos_espera', 240)} />
      </Box>
    </>
  );
}

function useSave(id: number) {
  const { api } = useCampana();
  const client = useQueryClient();
  const withKey = useSameKey();
  return useMutation<Settings, ApiFailure, WhatsappSettingsPatch>({
    mutationFn: (body) =>
      withKey({ id, body }, (key) =>
        api.call(whatsappRoutes.changeWhatsappSettings, { params: { id }, body }, { key }),
      ),
    onSettled: () => client.invalidateQueries({ queryKey: ['route'] }),
  });
}
