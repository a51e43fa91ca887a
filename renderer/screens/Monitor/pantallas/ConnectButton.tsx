import { Button, Dialog, DialogActions, DialogContent, DialogTitle } from '@mui/material';
import AddIcon from '@mui/icons-material/AddToQueueOutlined';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { routes } from '../../../../shared/api/routes';
import { useRouteQuery } from '../../../app/useRouteQuery';
import { ErrorState, LoadingState } from '../../../components/StateMessage';
import { ConnectPanel } from '../../Connect/ConnectPanel';
import '../../../i18n/later';

/** Shows an administrator how another screen joins. */
export function ConnectButton() {
  const { t } = useTranslation(['pairing', 'common']);
  const [open, setOpen] = useState(false);
  const titleId = useId();
  const query = useRouteQuery(routes.connection, {}, { enabled: open });
  const close = () => {
    setOpen(false);
  };
  return (
    <>
      <Button
        variant="contained"
        startIcon={<AddIcon />}
        sx={{ whiteSpace: 'nowrap' }}
        onClick={() => {
          setOpen(true);
        }}
      >
        {t('connect.title')}
      </Button>
      <Dialog open={open} onClose={close} aria-labelledby={titleId} fullWidth maxWidth="sm">
        <DialogTitle id={titleId}>{t('connect.title')}</DialogTitle>
        <DialogContent dividers>
          {query.data !== undefined ? (
            <ConnectPanel connection={query.data} />
          ) : query.error === null ? (
            <LoadingState />
          ) : (
            <ErrorState text={t('connect.failed')} onRetry={() => void query.refetch()} />
          )}
        </DialogContent>
        <DialogActions>
          <Button onClick={close}>{t('common:buttons.close')}</Button>
        </DialogActions>
      </Dialog>
    </>
  );
}
