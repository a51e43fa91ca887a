import { Box, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ChosenFile } from './ChosenFile';
import { PickFile } from './PickFile';
import { useImageIntake } from './useImageIntake';
import { fileProblem } from './voucherFile';

/** Takes a picture or PDF: dropped here, picked from the disk or camera, or pasted from anywhere. */
export function ImageDrop({
  file,
  missing,
  onFile,
}: {
  file: File | null;
  /** Whether to say that there is none yet. */
  missing: boolean;
  onFile: (file: File) => void;
}) {
  const { t } = useTranslation('atencion');
  const [over, setOver] = useState(false);
  const problem = file === null ? (missing ? 'missing' : null) : fileProblem(file);
  const usable = problem === null ? file : null;
  useImageIntake(onFile, { inDialog: true });
  return (
    <Box
      onDragOver={() => {
        setOver(true);
      }}
      onDragLeave={() => {
        setOver(false);
      }}
      onDrop={() => {
        setOver(false);
      }}
      sx={{
        ...{ display: 'grid', placeItems: 'center', alignContent: 'center', gap: 1, p: 2 },
        ...{ minHeight: 260, borderRadius: 1, border: '2px dashed', textAlign: 'center' },
        borderColor: problem === null ? (over ? 'primary.main' : 'divider') : 'error.main',
        bgcolor: (theme) => (over ? theme.campana.amberTint : theme.campana.sunken),
      }}
    >
      <ChosenFile
        file={usable}
        iconSize={48}
        sx={{ maxWidth: '100%', maxHeight: 340, objectFit: 'contain' }}
      />
      {usable === null ? <Typography>{t('upload.hint')}</Typography> : null}
      {problem === null ? null : (
        <Typography role="alert" color="error" sx={{ fontWeight: 650 }}>
          {t(`upload.problem.${problem}`)}
        </Typography>
      )}
      <PickFile again={usable !== null} variant="outlined" onFile={onFile} />
    </Box>
  );
}
