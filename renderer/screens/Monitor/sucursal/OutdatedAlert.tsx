import { Alert, Button } from '@mui/material';
import { useTranslation } from 'react-i18next';

/** Says that another admin changed the settings meanwhile, and offers theirs. */
export function OutdatedAlert({ onTake }: { onTake: () => void }) {
  const { t } = useTranslation('monitor');
  return (
    <Alert
      severity="warning"
      action={
        <Button color="inherit" onClick={onTake}>
          {t('sucursal.takeNewer')}
        </Button>
      }
    >
      {t('sucursal.outdated')}
    </Alert>
  );
}
