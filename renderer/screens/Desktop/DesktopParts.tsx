import { Alert, Box, Stack, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CampanaBridge } from '../../../shared/ipc';
import { SharePart } from '../Connect/SharePart';
import { DiagnosticsPart } from './DiagnosticsPart';
import { LeaveKiosk } from './LeaveKiosk';
import { PrinterPart } from './PrinterPart';
import { ScreenPart } from './ScreenPart';
import { UpdatesPart } from './UpdatesPart';
import { useDesktop, type DesktopStatus } from './useDesktop';
import '../../i18n/later';

/** What the dialog of this computer holds. */
export function DesktopParts({ bridge }: { bridge: CampanaBridge }) {
  const { t } = useTranslation(['desktop', 'pairing']);
  const { status, failure, busy, run } = useDesktop(bridge);
  if (status === undefined) return null;
  const part = { bridge, status, busy, run };
  return (
    <Stack sx={{ gap: 3 }}>
      {failure === null ? null : <Alert severity="error">{failure}</Alert>}
      {status.kiosco ? <LeaveKiosk {...part} /> : null}
      <Part title={t('server.title')}>
        <ServerLight servidor={status.servidor} />
      </Part>
      {status.kiosco ? null : (
        <>
          {status.aloja ? (
            <Part title={t('pairing:connect.part')}>
              <SharePart {...part} />
            </Part>
          ) : null}
          <Part title={t('screen.title')}>
            <ScreenPart {...part} />
          </Part>
          <Part title={t('print.title')}>
            <PrinterPart {...part} />
          </Part>
          <Part title={t('updates.title')}>
            <UpdatesPart {...part} />
          </Part>
          <Part title={t('diagnostics.title')}>
            <DiagnosticsPart {...part} />
          </Part>
        </>
      )}
    </Stack>
  );
}

/** What a part of the dialog works with. */
export interface PartProps {
  bridge: CampanaBridge;
  status: DesktopStatus;
  busy: boolean;
  run: ReturnType<typeof useDesktop>['run'];
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Stack component="section" aria-label={title} sx={{ gap: 1.5 }}>
      <Typography variant="h3" sx={{ fontSize: '1.05rem', fontWeight: 650 }}>
        {title}
      </Typography>
      {children}
    </Stack>
  );
}

const severity = {
  ajeno: 'info',
  sirviendo: 'success',
  arrancando: 'warning',
  reintentando: 'warning',
  detenido: 'error',
} as const;

function ServerLight({ servidor }: Pick<DesktopStatus, 'servidor'>) {
  const { t } = useTranslation('desktop');
  return (
    <Alert severity={severity[servidor.estado]} variant="outlined">
      {t(`server.${servidor.estado}`)}
      {servidor.motivo === null ? null : <Box>{servidor.motivo}</Box>}
    </Alert>
  );
}
