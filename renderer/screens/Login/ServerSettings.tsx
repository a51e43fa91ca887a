import { zodResolver } from '@hookform/resolvers/zod';
import {
  Accordion,
  AccordionDetails,
  AccordionSummary,
  Alert,
  Button,
  Stack,
  TextField,
  Typography,
} from '@mui/material';
import ExpandIcon from '@mui/icons-material/ExpandMore';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { ipcContract, type CampanaBridge } from '../../../shared/ipc';

const addressSchema = ipcContract['server:set'].args;

/** In the desktop app: which server this window talks to. A browser talks to where it came from. */
export function ServerSettings() {
  const bridge = window.campana;
  return bridge === undefined ? null : <ServerPanel bridge={bridge} />;
}

function ServerPanel({ bridge }: { bridge: CampanaBridge }) {
  const { t } = useTranslation('login');
  const info = useQuery({ queryKey: ['appInfo'], queryFn: () => bridge.appInfo() });
  const { refetch } = info;
  useEffect(() => bridge.onDesktopChanged(() => void refetch()), [bridge, refetch]);
  // A window that is locked to its display stays with its server.
  if (info.data === undefined || info.data.kiosk) return null;
  const { serverUrl, serverFixed, hosting } = info.data;
  return (
    <Accordion variant="outlined" disableGutters defaultExpanded={serverUrl === null}>
      <AccordionSummary expandIcon={<ExpandIcon />}>
        <Typography component="span">{t('server.title')}</Typography>
      </AccordionSummary>
      <AccordionDetails>
        <Stack sx={{ gap: 2 }}>
          <Typography color="text.secondary">{serverUrl ?? t('server.none')}</Typography>
          {hosting ? <Typography>{t('server.hosting')}</Typography> : null}
          {serverFixed ? (
            <Typography>{t('server.fixed')}</Typography>
          ) : (
            <ServerForm bridge={bridge} serverUrl={serverUrl} />
          )}
        </Stack>
      </AccordionDetails>
    </Accordion>
  );
}

function ServerForm({ bridge, serverUrl }: { bridge: CampanaBridge; serverUrl: string | null }) {
  const { t } = useTranslation('login');
  const [refusal, setRefusal] = useState<string | null>(null);
  const form = useForm<z.input<typeof addressSchema>>({
    resolver: zodResolver(addressSchema),
    defaultValues: { url: serverUrl ?? '' },
  });
  const { errors, isSubmitting } = form.formState;

  const use = form.handleSubmit(async ({ url }) => {
    setRefusal(null);
    const answer = await bridge.setServer({ url });
    // The page's security policy names the server, so the page is loaded anew.
    if (answer.ok) window.location.reload();
    else setRefusal(answer.mensaje);
  });

  return (
    <Stack component="form" noValidate onSubmit={use} sx={{ gap: 2 }}>
      {refusal === null ? null : <Alert severity="error">{refusal}</Alert>}
      <TextField
        label={t('server.address')}
        type="url"
        error={errors.url !== undefined}
        helperText={errors.url === undefined ? null : t('server.invalid')}
        slotProps={{ inputLabel: { shrink: true } }}
        {...form.register('url')}
      />
      <Button type="submit" variant="outlined" loading={isSubmitting}>
        {t('server.use')}
      </Button>
    </Stack>
  );
}
