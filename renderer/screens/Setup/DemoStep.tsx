import { Alert, Button, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { StackedForm } from '../../components/StackedForm';
import { useRefusal } from '../../app/useRefusal';
import { CodeField } from './CodeField';
import { useInstall } from './useInstall';
import '../../i18n/later';

/** Asks before the demo is made: its passwords are known to everybody. */
export function DemoStep({ onBack, onDone }: { onBack: () => void; onDone: () => void }) {
  const { t } = useTranslation('setup');
  const [code, setCode] = useState('');
  const install = useInstall(onDone);
  const refusal = useRefusal(install.error, []);
  return (
    <StackedForm
      onSubmit={() => {
        install.mutate({ modo: 'demo', ...(code === '' ? {} : { codigo: code }) });
      }}
    >
      <Typography>{t('demo.about')}</Typography>
      <Alert severity="warning">{t('demo.warning')}</Alert>
      {refusal.general === null ? null : <Alert severity="error">{refusal.general}</Alert>}
      <CodeField failure={install.error} value={code} onChange={setCode} />
      <Stack direction="row" sx={{ gap: 1.5 }}>
        <Button onClick={onBack}>{t('back')}</Button>
        <Button type="submit" variant="contained" loading={install.isPending}>
          {t('demo.start')}
        </Button>
      </Stack>
    </StackedForm>
  );
}
