import ServerIcon from '@mui/icons-material/DnsOutlined';
import { Alert, Button, Stack, TextField, Typography } from '@mui/material';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import {
  serverUrlSchema,
  type CampanaBridge,
  type IpcArgs,
  type IpcResult,
} from '../../../shared/ipc';
import { StackedForm } from '../../components/StackedForm';
import { readJoinCode } from '../../../shared/joinCode';
import { Choice } from '../../components/Choice';
import { ConfirmServer } from './ConfirmServer';

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
    mutationFn: async (wanted: Wanted): Promise<IpcResult<'server:set'>> => {
      const url = serverUrlSchema.safeParse(wanted.url);
      return url.success
        ? bridge.setServer({ ...wanted, url: url.data })
        : { ok: false, mensaje: t('server.invalid') };
    },
    // The page's security policy names the server, so the page is loaded anew.
    onSuccess: (answer) => {
      if (answer.ok) window.location.reload();
    },
  });
  const refused = use.data?.ok === false ? use.data : null;
  const refusal = use.isError ? t('server.invalid') : (refused?.mensaje ?? null);
  const huella = refused?.confirmar;
  if (huella !== undefined && use.variables !== undefined) {
    const wanted = use.variables;
    return (
      <ConfirmServer
        mensaje={refused?.mensaje ?? ''}
        huella={huella}
        busy={use.isPending}
        onSame={() => {
          use.mutate({ ...wanted, confirmada: huella });
        }}
        onOther={() => {
          use.reset();
        }}
      />
    );
  }
  return (
    <StackedForm
      onSubmit={() => {
        use.mutate(wantedOf(address));
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
            icon={ServerIcon}
            title={nombre}
            text={url}
            onChoose={() => {
              use.mutate({ url });
            }}
          />
        ))
      )}
      {refusal === null ? null : <Alert severity="error">{refusal}</Alert>}
      <TextField
        label={t('server.address')}
        helperText={t('server.example')}
        value={address}
        slotProps={{
          htmlInput: { autoCapitalize: 'none', spellCheck: false },
          inputLabel: { shrink: true },
        }}
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
    </StackedForm>
  );
}

/** Where a person wants to connect; see `server:set`. */
type Wanted = IpcArgs<'server:set'>;

/** People type the code, or the address that the server shows, often without its beginning. */
function wantedOf(typed: string): Wanted {
  const code = readJoinCode(typed);
  if (code !== null) {
    return { url: code.url, ...(code.huella === null ? {} : { esperada: code.huella }) };
  }
  const text = typed.trim();
  return { url: /^https?:\/\//i.test(text) ? text : `http://${text}` };
}
