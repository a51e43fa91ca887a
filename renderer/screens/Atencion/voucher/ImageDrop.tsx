import { Box, Button, Typography } from '@mui/material';
import ImageIcon from '@mui/icons-material/AddPhotoAlternateOutlined';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useObjectUrl } from './useVoucherImage';
import { acceptedImages, fileProblem, firstImage } from './voucherFile';

/** Takes a picture: dropped here, picked from the disk or camera, or pasted from anywhere. */
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
  const picker = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const problem = file === null ? (missing ? 'missing' : null) : fileProblem(file);
  const url = useObjectUrl(problem === null ? file : null);

  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      const pasted = firstImage(event.clipboardData?.files ?? []);
      if (pasted === null) return;
      event.preventDefault();
      onFile(pasted);
    };
    window.addEventListener('paste', onPaste);
    return () => {
      window.removeEventListener('paste', onPaste);
    };
  }, [onFile]);

  const take = (files: FileList | null) => {
    const taken = firstImage(files ?? []) ?? files?.[0];
    if (taken) onFile(taken);
  };
  return (
    <Box
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => {
        setOver(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files);
      }}
      sx={{
        ...{ display: 'grid', placeItems: 'center', alignContent: 'center', gap: 1, p: 2 },
        ...{ minHeight: 260, borderRadius: 1, border: '2px dashed', textAlign: 'center' },
        borderColor: problem === null ? (over ? 'primary.main' : 'divider') : 'error.main',
        bgcolor: (theme) => (over ? theme.campana.amberTint : theme.campana.sunken),
      }}
    >
      {url === null ? (
        <ImageIcon sx={{ fontSize: 48, color: 'text.secondary' }} aria-hidden />
      ) : (
        <Box
          component="img"
          src={url}
          alt={t('upload.preview')}
          sx={{ maxWidth: '100%', maxHeight: 340, objectFit: 'contain', borderRadius: 1 }}
        />
      )}
      {url === null ? <Typography>{t('upload.hint')}</Typography> : null}
      {problem === null ? null : (
        <Typography role="alert" color="error" sx={{ fontWeight: 650 }}>
          {t(`upload.problem.${problem}`)}
        </Typography>
      )}
      <Button variant="outlined" onClick={() => picker.current?.click()}>
        {url === null ? t('upload.pick') : t('upload.other')}
      </Button>
      <input
        ref={picker}
        type="file"
        accept={acceptedImages}
        hidden
        aria-label={t('upload.image')}
        onChange={(event) => {
          take(event.target.files);
          event.target.value = '';
        }}
      />
    </Box>
  );
}
