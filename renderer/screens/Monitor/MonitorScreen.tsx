import { Typography } from '@mui/material';
import { useTranslation } from 'react-i18next';

/** Placeholder until the screen is built. */
export function MonitorScreen() {
  const { t } = useTranslation('monitor');
  return <Typography variant="h1">{t('title')}</Typography>;
}
