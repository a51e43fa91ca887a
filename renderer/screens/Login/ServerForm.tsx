import { Alert, Button, Stack, TextField, Typography } from '@mui/material';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { serverUrlSchema, type CampanaBridge } from '../../../shared/ipc';
import { Choice } from '../../components/Choice';

/** Chooses a server of the network that was found, or takes its address. The page then loads itself anew. */
export function ServerForm({
  bridge,
  serverUrl = '',
  back,
}: {
  bridge: CampanaBridge;
  serverUrl?: string;
  /** Stands beside the button that sends. */
  back?: ReactNode;
}) {
  const { t } = useTranslation('login');
  const [address, setAddress] = useState(serverUrl);
  const found = useQuery({
    queryKey: ['servers'],
    queryFn: () => bridge.findServers(),
    refetchInterval: 4_000,
  });
  const use = useMutation({
    mutationFn: async (typed: string) => {
      const url = serverUrlSchema.safeParse(withScheme(typed));
      return url.success
        ? bridge.setServer({ url: url.data })
        : { ok: false as const, mensaje: t('server.invalid') };
    },
    // The page's security policy names the server, so the page is loaded anew.
    onSuccess: (answer) => {
      if (answer.ok) window.location.reload();
    },
  });
  const refusal = use.isError
    ? t('server.invalid')
    : use.data?.ok === false
      ? use.data.mensaje
      : null;
  return (
    <Stack
      component="form"
      noValidate
      sx={{ gap: 2 }}
      onSubmit={(event) => {
        event.preventDefault();
        use.mutate(address);
      }}
    >
      <Typography component="h2" sx={{ fontWeight: 650 }}>
        {t('server.found')}
      </Typography>
      {found.data === undefined || found.data.length === 0 ? (
        <Typography color="text.secondary">{t('server.searching')}</Typography>
      ) : (
        found.data.map(({ nombre, url }) => (
          <Choice
            key={url}
            title={nombre}
            text={url}
            onChoose={() => {
              use.mutate(url);
            }}
          />
        ))
      )}
      {refusal === null ? null : <Alert severity="error">{refusal}</Alert>}
      <TextField
        label={t('server.address')}
        helperText={t('server.example')}
        type="url"
        value={address}
        slotProps={{ inputLabel: { shrink: true } }}
        onChange={({ target }) => {
          setAddress(target.value);
        }}
      />
      <Stack direction="row" sx={{ gap: 1.5 }}>
        {back}
        <Button
          type="submit"
          variant="contained"
          disabled={address.trim() === ''}
          loading={use.isPending}
        >
          {t('server.use')}
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
