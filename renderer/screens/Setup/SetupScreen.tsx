import DemoIcon from '@mui/icons-material/SchoolOutlined';
import RestaurantIcon from '@mui/icons-material/StorefrontOutlined';
import RestoreIcon from '@mui/icons-material/SettingsBackupRestoreOutlined';
import { Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCampana } from '../../app/context';
import { Choice } from '../../components/Choice';
import { DemoStep } from './DemoStep';
import { RestaurantStep } from './RestaurantStep';
import { RestoreStep } from './RestoreStep';
import { SetupFrame } from './SetupFrame';
import { ShareStep } from './ShareStep';
import type { FirstPerson } from './useInstall';
import '../../i18n/later';

/** The first run of a server: a restaurant of one's own, one that a backup holds, or the demo to look around. */
export function SetupScreen({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation(['setup', 'pairing']);
  const [step, setStep] = useState<'choose' | 'own' | 'restore' | 'demo'>('choose');
  const { session } = useCampana();
  const [person, setPerson] = useState<FirstPerson | null>(null);
  const enter = async ({ usuario, password }: FirstPerson) => {
    // Signing in can be repeated by hand; the set-up cannot.
    await session.login(usuario, password).catch(() => undefined);
    onDone();
  };
  const created = async (first: FirstPerson) => {
    const info = await window.campana?.appInfo();
    if (info?.hosting !== true) return enter(first);
    // Opening the server to the network starts it anew, so the sign-in comes last.
    setPerson(first);
    return undefined;
  };
  const back = () => {
    setStep('choose');
  };
  if (person !== null && window.campana !== undefined) {
    return (
      <SetupFrame title={t('pairing:connect.wizardTitle')}>
        <ShareStep bridge={window.campana} onDone={() => enter(person)} />
      </SetupFrame>
    );
  }
  return (
    <SetupFrame title={t('title')}>
      {step === 'choose' ? (
        <Stack sx={{ gap: 2 }}>
          <Typography>{t('intro')}</Typography>
          <Choice
            icon={RestaurantIcon}
            title={t('own.title')}
            text={t('own.text')}
            primary
            onChoose={() => {
              setStep('own');
            }}
          />
          <Choice
            icon={RestoreIcon}
            title={t('restore.title')}
            text={t('restore.text')}
            onChoose={() => {
              setStep('restore');
            }}
          />
          <Choice
            icon={DemoIcon}
            title={t('demo.title')}
            text={t('demo.text')}
            onChoose={() => {
              setStep('demo');
            }}
          />
        </Stack>
      ) : step === 'own' ? (
        <RestaurantStep onBack={back} onCreated={created} />
      ) : step === 'restore' ? (
        <RestoreStep onBack={back} onDone={onDone} />
      ) : (
        <DemoStep onBack={back} onDone={onDone} />
      )}
    </SetupFrame>
  );
}
