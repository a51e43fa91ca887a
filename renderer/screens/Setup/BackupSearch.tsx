import FolderIcon from '@mui/icons-material/FolderOutlined';
import { Alert, Button, Stack, TextField, Typography } from '@mui/material';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { StackedForm } from '../../components/StackedForm';
import type { FoundBackup, FoundBackups } from '../../../shared/api/restauracion';
import { routes } from '../../../shared/api/routes';
import type { ApiFailure } from '../../api/failure';
import { useCampana } from '../../app/context';
import { useRefusal } from '../../app/useRefusal';
import { BackupSummary } from './BackupSummary';
import { CodeField } from './CodeField';
import '../../i18n/later';

/** Looks for backups on the server's disk, first where it keeps its own, and offers those it finds. */
export function BackupSearch({
  folder,
  onFolder,
  code,
  onCode,
  onChoose,
  onBack,
}: {
  /** As typed or chosen; empty: where the server keeps its own. */
  folder: string;
  onFolder: (folder: string) => void;
  code: string;
  onCode: (code: string) => void;
  onChoose: (backup: FoundBackup) => void;
  onBack: () => void;
}) {
  const { t } = useTranslation('setup');
  const { api } = useCampana();
  const search = useMutation<FoundBackups, ApiFailure, string>({
    mutationFn: (place) =>
      api.call(routes.findBackups, {
        body: {
          ...(place.trim() === '' ? {} : { carpeta: place }),
          ...(code === '' ? {} : { codigo: code }),
        },
      }),
  });
  const { mutate, data, error, isPending } = search;
  const first = useRef(folder);
  useEffect(() => {
    mutate(first.current);
  }, [mutate]);
  const chooser = useFolderChooser();
  const refusal = useRefusal(error, []);
  return (
    <StackedForm
      onSubmit={() => {
        mutate(folder);
      }}
    >
      <Typography>{t('restore.about')}</Typography>
      {refusal.general === null ? null : <Alert severity="error">{refusal.general}</Alert>}
      {data === undefined ? null : data.respaldos.length === 0 ? (
        <Typography role="status" color="text.secondary" sx={{ overflowWrap: 'anywhere' }}>
          {t('restore.none', { folder: data.carpeta })}
        </Typography>
      ) : (
        data.respaldos.map((backup) => (
          <Button
            key={backup.ruta}
            variant="outlined"
            size="large"
            disabled={backup.problema !== null}
            sx={{ justifyContent: 'flex-start', textAlign: 'left', py: 1.5 }}
            onClick={() => {
              onChoose(backup);
            }}
          >
            <BackupSummary backup={backup} />
          </Button>
        ))
      )}
      <CodeField failure={error} value={code} onChange={onCode} />
      <TextField
        label={t('restore.folder')}
        helperText={t('restore.folderHelp')}
        value={folder}
        slotProps={{ inputLabel: { shrink: true } }}
        onChange={({ target }) => {
          onFolder(target.value);
        }}
      />
      <Stack direction="row" sx={{ gap: 1.5, flexWrap: 'wrap' }}>
        <Button onClick={onBack}>{t('back')}</Button>
        {chooser === null ? null : (
          <Button
            variant="outlined"
            startIcon={<FolderIcon />}
            onClick={() =>
              void chooser().then((chosen) => {
                if (chosen === null) return;
                onFolder(chosen);
                mutate(chosen);
              })
            }
          >
            {t('restore.choose')}
          </Button>
        )}
        <Button type="submit" variant="contained" loading={isPending}>
          {t('restore.search')}
        </Button>
      </Stack>
    </StackedForm>
  );
}

/** The system's dialog for a folder, where the server is this very computer; else null. */
function useFolderChooser(): (() => Promise<string | null>) | null {
  const bridge = window.campana;
  const info = useQuery({
    queryKey: ['app-info'],
    queryFn: () => bridge?.appInfo() ?? null,
    enabled: bridge !== undefined,
  });
  if (bridge === undefined || info.data?.hosting !== true) return null;
  return () => bridge.chooseFolder();
}
