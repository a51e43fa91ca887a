import ServerIcon from '@mui/icons-material/DnsOutlined';
import NetworkIcon from '@mui/icons-material/LanOutlined';
import { Alert, Button, CircularProgress, Stack, Typography } from '@mui/material';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CampanaBridge } from '../../../shared/ipc';
import { Choice } from '../../components/Choice';
import { ServerForm } from '../Login/ServerForm';
import { SetupFrame } from './SetupFrame';
import '../../i18n/later';

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
        <ServerForm
          bridge={bridge}
          back={
            <Button
              onClick={() => {
                setStep('choose');
              }}
            >
              {t('back')}
            </Button>
          }
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
                icon={ServerIcon}
                title={t('station.host')}
                text={t('station.hostText')}
                primary
                onChoose={() => {
                  host.mutate();
                }}
              />
              <Choice
                icon={NetworkIcon}
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
