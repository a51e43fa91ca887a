import { Button, Stack, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PartProps } from './DesktopParts';

/** The way out of the kiosk mode: an admin's name and password, checked by the server. */
export function LeaveKiosk({ bridge, busy, run }: PartProps) {
  const { t } = useTranslation('desktop');
  const [usuario, setUsuario] = useState('');
  const [password, setPassword] = useState('');
  return (
    <Stack
      component="form"
      aria-label={t('leave.title')}
      sx={{ gap: 1.5 }}
      onSubmit={(event) => {
        event.preventDefault();
        setPassword('');
        void run(() => bridge.leaveKiosk({ usuario, password }));
      }}
    >
      <Typography>{t('leave.text')}</Typography>
      <TextField
        label={t('leave.user')}
        value={usuario}
        autoComplete="off"
        slotProps={{ htmlInput: { autoCapitalize: 'none' } }}
        onChange={(event) => {
          setUsuario(event.target.value);
        }}
      />
      <TextField
        label={t('leave.password')}
        type="password"
        value={password}
        autoComplete="off"
        onChange={(event) => {
          setPassword(event.target.value);
        }}
      />
      <Button
        type="submit"
        variant="contained"
        loading={busy}
        disabled={usuario === '' || password === ''}
      >
        {t('leave.leave')}
      </Button>
    </Stack>
  );
}
