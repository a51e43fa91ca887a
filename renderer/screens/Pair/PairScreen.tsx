import { Alert, Box, Button, CircularProgress, Stack, TextField, Typography } from '@mui/material';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { StackedForm } from '../../components/StackedForm';
import { Fingerprint } from '../../components/Fingerprint';
import { inGroups } from '../../components/pairingNumber';
import { LoadingState } from '../../components/StateMessage';
import { DesktopButton } from '../Desktop/DesktopButton';
import { ServerSettings } from '../Login/ServerSettings';
import { SetupFrame } from '../Setup/SetupFrame';
import { usePairing } from './usePairing';
import '../../i18n/later';

/** Before the login, on a screen of another computer: asks to be approved, and waits. Then the login itself. */
export function PairScreen({ children }: { children: ReactNode }) {
  const { t } = useTranslation('pairing');
  const { pairing, unreachable, ask, asking, refusal } = usePairing();
  if (pairing?.estado === 'aprobado' || pairing?.estado === 'libre') return children;
  return (
    <SetupFrame
      title={t('screen.title')}
      below={
        <>
          <ServerSettings />
          <DesktopButton />
        </>
      }
    >
      <Stack sx={{ gap: 2 }}>
        {unreachable ? <Alert severity="warning">{t('screen.failed')}</Alert> : null}
        {refusal === null ? null : <Alert severity="error">{refusal}</Alert>}
        {pairing === undefined ? (
          <LoadingState />
        ) : pairing.estado === 'pendiente' ? (
          <Waiting numero={pairing.numero} huella={pairing.huella} />
        ) : (
          <>
            {pairing.estado === 'sin_pedir' ? (
              <Typography>{t('screen.about')}</Typography>
            ) : (
              <Alert severity="warning">{t(`screen.${pairing.estado}`)}</Alert>
            )}
            <AskForm name={pairing.nombre ?? ''} busy={asking} onAsk={ask} />
          </>
        )}
      </Stack>
    </SetupFrame>
  );
}

function AskForm({
  name,
  busy,
  onAsk,
}: {
  name: string;
  busy: boolean;
  onAsk: (nombre: string) => void;
}) {
  const { t } = useTranslation('pairing');
  const [typed, setTyped] = useState(name);
  const nombre = typed.trim();
  return (
    <StackedForm
      onSubmit={() => {
        if (nombre !== '') onAsk(nombre);
      }}
    >
      <TextField
        label={t('screen.name')}
        helperText={t('screen.nameHelp')}
        value={typed}
        autoFocus
        slotProps={{ htmlInput: { maxLength: 60 }, inputLabel: { shrink: true } }}
        onChange={({ target }) => {
          setTyped(target.value);
        }}
      />
      <Button
        type="submit"
        variant="contained"
        size="large"
        loading={busy}
        disabled={nombre === ''}
      >
        {t('screen.ask')}
      </Button>
    </StackedForm>
  );
}

function Waiting({ numero, huella }: { numero: string | null; huella: string | null }) {
  const { t } = useTranslation('pairing');
  return (
    <>
      <Typography>{t('screen.compare')}</Typography>
      {numero === null ? null : (
        <Box sx={{ textAlign: 'center' }}>
          <Typography variant="body2" color="text.secondary">
            {t('screen.number')}
          </Typography>
          <Typography
            sx={{
              fontSize: '3.5rem',
              fontWeight: 750,
              lineHeight: 1.1,
              fontVariantNumeric: 'tabular-nums',
            }}
          >
            {inGroups(numero)}
          </Typography>
        </Box>
      )}
      <Stack direction="row" role="status" sx={{ gap: 1.5, alignItems: 'center' }}>
        <CircularProgress size={22} aria-hidden />
        <Typography>{t('screen.waiting')}</Typography>
      </Stack>
      {huella === null ? null : <Fingerprint value={huella} />}
    </>
  );
}
