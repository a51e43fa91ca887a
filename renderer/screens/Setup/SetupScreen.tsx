import { Box, Paper, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Choice } from '../../components/Choice';
import { Logo } from '../../components/Logo';
import { LanguageSwitch } from '../Login/LanguageSwitch';
import { DemoStep } from './DemoStep';
import { RestaurantStep } from './RestaurantStep';
import { RestoreStep } from './RestoreStep';

/** The first run of a server: a restaurant of one's own, one that a backup holds, or the demo to look around. */
export function SetupScreen({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('setup');
  const [step, setStep] = useState<'choose' | 'own' | 'restore' | 'demo'>('choose');
  const back = () => {
    setStep('choose');
  };
  return (
    <SetupFrame title={t('title')}>
      {step === 'choose' ? (
        <Stack sx={{ gap: 2 }}>
          <Typography>{t('intro')}</Typography>
          <Choice
            title={t('own.title')}
            text={t('own.text')}
            primary
            onChoose={() => {
              setStep('own');
            }}
          />
          <Choice
            title={t('restore.title')}
            text={t('restore.text')}
            onChoose={() => {
              setStep('restore');
            }}
          />
          <Choice
            title={t('demo.title')}
            text={t('demo.text')}
            onChoose={() => {
              setStep('demo');
            }}
          />
        </Stack>
      ) : step === 'own' ? (
        <RestaurantStep onBack={back} onDone={onDone} />
      ) : step === 'restore' ? (
        <RestoreStep onBack={back} onDone={onDone} />
      ) : (
        <DemoStep onBack={back} onDone={onDone} />
      )}
    </SetupFrame>
  );
}

/** The page of the wizard, on every one of its steps. */
export function SetupFrame({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <Box component="main" sx={{ minHeight: '100dvh', display: 'grid', placeItems: 'center', p: 2 }}>
      <Stack sx={{ width: 'min(560px, 100%)', gap: 2 }}>
        <Paper variant="outlined" sx={{ p: { xs: 2.5, sm: 4 } }}>
          <Stack direction="row" sx={{ alignItems: 'center', gap: 1.5, mb: 2 }}>
            <Logo color="primary" sx={{ fontSize: 48 }} aria-hidden />
            <Typography variant="h1">{title}</Typography>
          </Stack>
          {children}
        </Paper>
        <LanguageSwitch />
      </Stack>
    </Box>
  );
}
