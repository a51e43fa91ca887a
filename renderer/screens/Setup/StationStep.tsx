import { Alert, Button, CircularProgress, Stack, TextField, Typography } from '@mui/material';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CampanaBridge } from '../../../shared/ipc';
import { Choice, SetupFrame } from './SetupScreen';

/** The first run of the desktop app: this computer is the server, or uses one. */
export function StationStep({ bridge }: { bridge: CampanaBridge }) {
  const { t } = useTranslation('setup');
  const [step, setStep] = useState<'choose' | 'join'>('choose');
  const host = useMutation({
    mutationFn: () => bridge.hostHere(),
    // On success the desktop loads the page anew, from its own server.
  });
  const refusal = host.data?.ok === false ? host.data.mensaje : null;
  return (
    <SetupFrame title={t('station.title')}>
      {step === 'join' ? (
        <JoinStep
          bridge={bridge}
          onBack={() => {
            setStep('choose');
          }}
        />
      ) : (
        <Stack sx={{ gap: 2 }}>
          <Typography>{t('station.intro')}</Typography>
          {refusal === null ? null : <Alert severity="error">{refusal}</Alert>}
          {host.isPending ? (
            <Stack direction="row" role="status" sx={{ gap: 2, alignItems: 'center' }}>
              <CircularProgress size={28} aria-hidden />
              <Typography>{t('station.starting')}</Typography>
            </Stack>
          ) : (
            <>
              <Choice
                title={t('station.host')}
                text={t('station.hostText')}
                primary
                onChoose={() => {
                  host.mutate();
                }}
              />
              <Choice
                title={t('station.join')}
                text={t('station.joinText')}
                onChoose={() => {
                  setStep('join');
                }}
              />
            </>
          )}
        </Stack>
      )}
    </SetupFrame>
  );
}

/** Chooses among the servers that were found in the network, or takes an address. */
function JoinStep({ bridge, onBack }: { bridge: CampanaBridge; onBack: () => void }) {
  const { t } = useTranslation('setup');
  const [address, setAddress] = useState('');
  const found = useQuery({
    queryKey: ['servers'],
    queryFn: () => bridge.findServers(),
    refetchInterval: 4_000,
  });
  const join = useMutation({
    mutationFn: (url: string) => bridge.setServer({ url: withScheme(url) }),
    onSuccess: (answer) => {
      if (answer.ok) window.location.reload();
    },
  });
  const refusal = join.isError
    ? t('join.invalid')
    : join.data?.ok === false
      ? join.data.mensaje
      : null;
  return (
    <Stack
      component="form"
      noValidate
      sx={{ gap: 2 }}
      onSubmit={(event) => {
        event.preventDefault();
        join.mutate(address);
      }}
    >
      <Typography variant="h2">{t('join.found')}</Typography>
      {found.data === undefined || found.data.length === 0 ? (
        <Typography color="text.secondary">{t('join.searching')}</Typography>
      ) : (
        found.data.map(({ nombre, url }) => (
          <Choice
            key={url}
            title={nombre}
            text={url}
            onChoose={() => {
              join.mutate(url);
            }}
          />
        ))
      )}
      {refusal === null ? null : <Alert severity="error">{refusal}</Alert>}
      <TextField
        label={t('join.address')}
        helperText={t('join.addressHelp')}
        value={address}
        slotProps={{ inputLabel: { shrink: true } }}
        onChange={({ target }) => {
          setAddress(target.value);
        }}
      />
      <Stack direction="row" sx={{ gap: 1.5 }}>
        <Button onClick={onBack}>{t('back')}</Button>
        <Button
          type="submit"
          variant="contained"
          disabled={address.trim() === ''}
          loading={join.isPending}
        >
          {t('join.use')}
        </Button>
      </Stack>
    </Stack>
  );
}

/** People type what the server shows, often without its beginning. */
function withScheme(typed: string): string {
  const text = typed.trim();
  return /^https?:\/\//i.test(text) ? text : `http://${text}`;
}
