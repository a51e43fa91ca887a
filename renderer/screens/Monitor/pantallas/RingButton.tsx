import { Button } from '@mui/material';
import BellIcon from '@mui/icons-material/NotificationsActiveOutlined';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { routes } from '../../../../shared/api/routes';
import { toFailure } from '../../../api/failure';
import { useCampana } from '../../../app/context';
import { failureText } from '../../../app/failureNotice';
import { useApp } from '../../../app/hooks';

/** Makes a screen ring, to find it in the house or to hear whether it can be heard. */
export function RingButton({ id, name }: { id: string; name: string }) {
  const { t } = useTranslation('monitor');
  const { t: tCommon } = useTranslation();
  const { api } = useCampana();
  const notify = useApp((state) => state.notify);
  const ring = useMutation({
    mutationFn: () => api.call(routes.ringPantalla, { params: { id } }),
    onSuccess: ({ alcanzadas }) => {
      notify(
        alcanzadas === 0
          ? { severity: 'warning', text: t('pantallas.gone', { name }) }
          : { severity: 'success', text: t('pantallas.rang', { name }) },
      );
    },
    onError: (error) => {
      notify({ severity: 'error', text: failureText(toFailure(error), tCommon) });
    },
  });
  return (
    <Button
      variant="outlined"
      startIcon={<BellIcon />}
      loading={ring.isPending}
      aria-label={`${t('pantallas.ring')}: ${name}`}
      sx={{ whiteSpace: 'nowrap' }}
      onClick={() => {
        ring.mutate();
      }}
    >
      {t('pantallas.ring')}
    </Button>
  );
}
