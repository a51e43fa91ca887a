import { Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ChosenFile } from '../voucher/ChosenFile';
import { PickFile } from '../voucher/PickFile';
import { useImageIntake } from '../voucher/useImageIntake';
import { fileProblem } from '../voucher/voucherFile';

/** Takes the picture of the payment with an order: dropped on its form, pasted, or picked. */
export function VoucherPicture({
  file,
  onFile,
}: {
  file: File | null;
  onFile: (file: File | null) => void;
}) {
  const { t } = useTranslation('whatsapp');
  const { t: tAtencion } = useTranslation('atencion');
  const [refused, setRefused] = useState<ReturnType<typeof fileProblem>>(null);
  const take = (taken: File) => {
    const problem = fileProblem(taken);
    setRefused(problem);
    if (problem === null) onFile(taken);
  };
  useImageIntake(take, { inDialog: true });
  return (
    <Box
      role="group"
      aria-label={t('picture.title')}
      sx={{
        ...{ display: 'flex', alignItems: 'center', gap: 1, flexWrap: 'wrap', mt: 1.5, p: 1 },
        ...{
          border: '2px dashed',
          borderRadius: 1,
          borderColor: refused ? 'error.main' : 'divider',
        },
      }}
    >
      <ChosenFile file={file} iconSize={24} sx={{ height: 72 }} />
      <Typography
        {...(refused === null ? {} : { role: 'alert' })}
        color={refused === null ? 'text.secondary' : 'error'}
        sx={{ flex: 1, minWidth: 160 }}
      >
        {refused === null
          ? t(file === null ? 'picture.hint' : 'picture.ready')
          : tAtencion(`upload.problem.${refused}`)}
      </Typography>
      <PickFile again={file !== null} onFile={take} />
      {file === null ? null : (
        <Button
          color="error"
          onClick={() => {
            onFile(null);
          }}
        >
          {t('picture.remove')}
        </Button>
      )}
    </Box>
  );
}
