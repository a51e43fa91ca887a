import { Alert, Box, Button, Paper, Typography } from '@mui/material';
import BackupIcon from '@mui/icons-material/BackupOutlined';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Backups } from '../../../../shared/api/respaldos';
import { routes } from '../../../../shared/api/routes';
import type { ApiFailure } from '../../../api/failure';
import { useCampana } from '../../../app/context';
import { useRefusal } from '../../../app/useRefusal';
import { formatTime } from '../../../format/time';
import { useLanguage } from '../parts/useLanguage';

/** A large restaurant's is written, read and restored for a while before it counts. */
const patienceMs = 15 * 60_000;
const key = ['respaldos'];

/** When the restaurant was last backed up, and the way to do it now. Nothing where the server makes none. */
export function BackupSection() {
  const { t } = useTranslation('monitor');
  const { api } = useCampana();
  const client = useQueryClient();
  const language = useLanguage();
  const { data: last } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => api.call(routes.lastBackup, {}, { signal }),
  });
  const make = useMutation<Backups, ApiFailure>({
    mutationFn: () => api.call(routes.makeBackup, {}, { timeoutMs: patienceMs }),
    onSuccess: (made) => {
      client.setQueryData(key, made);
    },
  });
  const refusal = useRefusal(make.error, []);
  if (last === undefined || last.carpeta === null) return null;
  return (
    <Paper
      variant="outlined"
      component="section"
      aria-labelledby="backups"
      sx={{ display: 'grid', gap: 1.5, p: 2, justifyItems: 'start' }}
    >
      <Typography variant="h2" id="backups">
        {t('backups.title')}
      </Typography>
      <Box role="status">
        <Typography>
          {last.ultimo === null
            ? t('backups.never')
            : t('backups.last', { moment: formatTime(last.ultimo, language, 'dateTime') })}
        </Typography>
        <Typography variant="body2" color="text.secondary" sx={{ overflowWrap: 'anywhere' }}>
          {t('backups.where', { folder: last.carpeta })}
        </Typography>
      </Box>
      {refusal.general === null ? null : <Alert severity="error">{refusal.general}</Alert>}
      <Button
        variant="outlined"
        startIcon={<BackupIcon />}
        loading={make.isPending}
        loadingPosition="start"
        onClick={() => {
          make.mutate();
        }}
      >
        {t('backups.make')}
      </Button>
    </Paper>
  );
}
