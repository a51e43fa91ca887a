import { Alert, AlertTitle, Chip, Stack } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { routes } from '../../../shared/api/routes';
import { useCampana } from '../../app/context';

const demoUsers = ['atencion', 'cocina', 'admin', 'superadmin'];
const demoPassword = 'campana-demo';

/** Where the server holds the demo restaurant: says so, and who can sign in. */
export function DemoNotice({ onPick }: { onPick: (usuario: string, password: string) => void }) {
  const { t } = useTranslation('login');
  const { api } = useCampana();
  const health = useQuery({
    queryKey: ['health'],
    queryFn: ({ signal }) => api.call(routes.health, {}, { signal }),
  });
  if (health.data?.demo !== true) return null;
  return (
    <Alert severity="info" variant="outlined">
      <AlertTitle>{t('demo.title')}</AlertTitle>
      {t('demo.text', { password: demoPassword })}
      <Stack direction="row" sx={{ gap: 1, mt: 1, flexWrap: 'wrap' }}>
        {demoUsers.map((usuario) => (
          <Chip
            key={usuario}
            label={usuario}
            sx={{ minHeight: 44 }}
            onClick={() => {
              onPick(usuario, demoPassword);
            }}
          />
        ))}
      </Stack>
    </Alert>
  );
}
