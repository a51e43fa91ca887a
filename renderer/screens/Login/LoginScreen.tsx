import { zodResolver } from '@hookform/resolvers/zod';
import { Alert, Box, Button, Paper, Stack, TextField, Typography } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { loginSchema } from '../../../shared/api/auth';
import type { z } from 'zod';
import { toFailure, type ApiFailure } from '../../api/failure';
import { useCampana } from '../../app/context';
import { failureText } from '../../app/failureNotice';
import { ForeignQueues } from '../../components/ForeignQueues';
import { Logo } from '../../components/Logo';
import { DesktopButton } from '../Desktop/DesktopButton';
import { DemoNotice } from './DemoNotice';
import { LanguageSwitch } from './LanguageSwitch';
import { ServerSettings } from './ServerSettings';

type LoginFields = z.input<typeof loginSchema>;

/** Where a person says who they are. */
export function LoginScreen() {
  const { t } = useTranslation('login');
  const { session } = useCampana();
  const queryClient = useQueryClient();
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const form = useForm<LoginFields>({
    resolver: zodResolver(loginSchema),
    defaultValues: { usuario: '', password: '' },
  });
  const { errors, isSubmitting } = form.formState;

  const enter = form.handleSubmit(async ({ usuario, password }) => {
    setFailure(null);
    await session.login(usuario, password).catch((error: unknown) => {
      const refused = toFailure(error);
      setFailure(refused);
      // Meanwhile this screen needs approval, or lost it: what asks for it says so.
      if (refused.code.startsWith('pantalla_')) void queryClient.invalidateQueries();
    });
  });

  return (
    <Box component="main" sx={{ minHeight: '100dvh', display: 'grid', placeItems: 'center', p: 2 }}>
      <Stack sx={{ width: 'min(420px, 100%)', gap: 2 }}>
        <Paper variant="outlined" sx={{ p: 4 }}>
          <Stack component="form" noValidate onSubmit={enter} sx={{ gap: 2 }}>
            <Stack direction="row" sx={{ alignItems: 'center', gap: 1.5 }}>
              <Logo color="primary" sx={{ fontSize: 48 }} aria-hidden />
              <Typography variant="h1">{t('title')}</Typography>
            </Stack>
            {failure === null ? null : <LoginFailure failure={failure} />}
            <TextField
              label={t('user')}
              autoComplete="username"
              autoFocus
              error={errors.usuario !== undefined}
              helperText={errors.usuario === undefined ? null : t('required')}
              slotProps={{
                htmlInput: { autoCapitalize: 'none', spellCheck: false },
                inputLabel: { shrink: true },
              }}
              {...form.register('usuario')}
            />
            <TextField
              label={t('password')}
              type="password"
              autoComplete="current-password"
              error={errors.password !== undefined}
              helperText={errors.password === undefined ? null : t('required')}
              slotProps={{ inputLabel: { shrink: true } }}
              {...form.register('password')}
            />
            <Button type="submit" variant="contained" size="large" loading={isSubmitting}>
              {t('enter')}
            </Button>
          </Stack>
        </Paper>
        <DemoNotice
          onPick={(usuario, password) => {
            form.setValue('usuario', usuario, { shouldValidate: true });
            form.setValue('password', password, { shouldValidate: true });
          }}
        />
        <ForeignQueues />
        <ServerSettings />
        <DesktopButton />
        <LanguageSwitch />
      </Stack>
    </Box>
  );
}

function LoginFailure({ failure }: { failure: ApiFailure }) {
  const { t } = useTranslation('login');
  const { t: tCommon } = useTranslation();
  const seconds = Math.ceil((failure.retryAfterMs ?? 60_000) / 1000);
  const text =
    failure.status === 401
      ? t('wrong')
      : failure.status === 429
        ? t('tooMany', { seconds })
        : failureText(failure, tCommon);
  return <Alert severity="error">{text}</Alert>;
}
