import { Alert, Button, LinearProgress, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FoundBackup, RestoreStep as RestoreStepName } from '../../../shared/api/restauracion';
import { useRefusal } from '../../app/useRefusal';
import { BackupSearch } from './BackupSearch';
import { BackupSummary } from './BackupSummary';
import { useRestore } from './useRestore';
import '../../i18n/later';

/** Brings a restaurant back from one of its backups: which one, are you sure, how far it is, how it ended. */
export function RestoreStep({ onBack, onDone }: { onBack: () => void; onDone: () => void }) {
  const { t } = useTranslation('setup');
  const [code, setCode] = useState('');
  const [folder, setFolder] = useState('');
  const [chosen, setChosen] = useState<FoundBackup | null>(null);
  const { progress, step, begin } = useRestore();
  const refusal = useRefusal(begin.error, []);
  if (progress.estado === 'lista') {
    return (
      <Stack sx={{ gap: 2 }}>
        <Alert severity="success">{t('restore.done')}</Alert>
        <Button variant="contained" size="large" onClick={onDone}>
          {t('restore.enter')}
        </Button>
      </Stack>
    );
  }
  if (step !== null) return <Progress step={step} percent={progress.porcentaje} />;
  const failure = refusal.general ?? progress.mensaje;
  return (
    <Stack sx={{ gap: 2 }}>
      {failure === null ? null : <Alert severity="error">{failure}</Alert>}
      {chosen === null ? (
        <BackupSearch
          {...{ folder, code, onBack }}
          onFolder={setFolder}
          onCode={setCode}
          onChoose={setChosen}
        />
      ) : (
        <>
          <Typography>{t('restore.sure')}</Typography>
          <BackupSummary backup={chosen} />
          <Alert severity="info">{t('restore.means')}</Alert>
          <Stack direction="row" sx={{ gap: 1.5 }}>
            <Button
              onClick={() => {
                setChosen(null);
              }}
            >
              {t('back')}
            </Button>
            <Button
              variant="contained"
              loading={begin.isPending}
              onClick={() => {
                begin.mutate(
                  { ruta: chosen.ruta, code },
                  {
                    onSettled: () => {
                      setChosen(null);
                    },
                  },
                );
              }}
            >
              {t('restore.start')}
            </Button>
          </Stack>
        </>
      )}
    </Stack>
  );
}

function Progress({ step, percent }: { step: RestoreStepName; percent: number }) {
  const { t } = useTranslation('setup');
  const text = t(`restore.step.${step}`);
  return (
    <Stack sx={{ gap: 1.5 }}>
      <Typography role="status">{text}</Typography>
      <LinearProgress
        aria-label={text}
        {...(step === 'cambiando' ? {} : { variant: 'determinate', value: percent })}
      />
      <Typography variant="body2" color="text.secondary">
        {t('restore.wait')}
      </Typography>
    </Stack>
  );
}
