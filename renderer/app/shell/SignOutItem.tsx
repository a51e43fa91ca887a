import { MenuItem, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../components/ConfirmDialog';
import { selectQueuedCount } from '../../stores/queueSlice';
import { useCampana } from '../context';
import { useApp } from '../hooks';

/** Signs out; asks first while actions wait, for nobody else can send them. */
export function SignOutItem({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const { session } = useCampana();
  const queued = useApp(selectQueuedCount);
  const [asking, setAsking] = useState(false);
  const leave = () => {
    onDone();
    void session.logout();
  };
  return (
    <>
      <MenuItem
        onClick={() => {
          if (queued === 0) leave();
          else setAsking(true);
        }}
      >
        {t('account.signOut')}
      </MenuItem>
      <ConfirmDialog
        open={asking}
        title={t('queue.signOutTitle', { count: queued })}
        confirmLabel={t('account.signOut')}
        onConfirm={leave}
        onClose={() => {
          setAsking(false);
        }}
      >
        <Typography>{t('queue.signOutText')}</Typography>
      </ConfirmDialog>
    </>
  );
}
