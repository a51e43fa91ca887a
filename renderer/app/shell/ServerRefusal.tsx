import { Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { CampanaBridge } from '../../../shared/ipc';

/** In the desktop app: why the server is refused although it answers, and what to do. Nothing elsewhere. */
export function ServerRefusal() {
  const bridge = window.campana;
  return bridge === undefined ? null : <Refusal bridge={bridge} />;
}

function Refusal({ bridge }: { bridge: CampanaBridge }) {
  const { t } = useTranslation();
  const info = useQuery({ queryKey: ['appInfo'], queryFn: () => bridge.appInfo(), staleTime: 0 });
  const { refetch } = info;
  useEffect(() => bridge.onDesktopChanged(() => void refetch()), [bridge, refetch]);
  const refusal = info.data?.serverRefusal ?? null;
  if (refusal === null) return null;
  return (
    <Typography role="alert">
      {refusal} {t('connection.pairAnew')}
    </Typography>
  );
}
