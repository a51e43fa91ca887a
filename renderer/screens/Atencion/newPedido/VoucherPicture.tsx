import { Box, Button, Typography } from '@mui/material';
import ImageIcon from '@mui/icons-material/AddPhotoAlternateOutlined';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useObjectUrl } from '../voucher/useVoucherImage';
import { acceptedImages, fileProblem, firstImage } from '../voucher/voucherFile';

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
  const picker = useRef<HTMLInputElement>(null);
  const [refused, setRefused] = useState<ReturnType<typeof fileProblem>>(null);
  const url = useObjectUrl(file);
  const latest = useRef(take);
  useEffect(() => {
    latest.current = take;
  });

  function take(files: Iterable<File>): boolean {
    const taken = firstImage(files) ?? [...files][0];
    if (taken === undefined) return false;
    const problem = fileProblem(taken);
    setRefused(problem);
    if (problem === null) onFile(taken);
    return true;
  }

  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      if (latest.current(event.clipboardData?.files ?? [])) event.preventDefault();
    };
    const onDrop = (event: DragEvent) => {
      if (latest.current(event.dataTransfer?.files ?? [])) event.preventDefault();
    };
    window.addEventListener('paste', onPaste);
    window.addEventListener('drop', onDrop);
    return () => {
      window.removeEventListener('paste', onPaste);
      window.removeEventListener('drop', onDrop);
    };
  }, []);

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
      {url === null ? (
        <ImageIcon aria-hidden sx={{ color: 'text.secondary' }} />
      ) : (
        <Box
          component="img"
          src={url}
          alt={tAtencion('upload.preview')}
          sx={{ height: 72, borderRadius: 1 }}
        />
      )}
      <Typography
        {...(refused === null ? {} : { role: 'alert' })}
        color={refused === null ? 'text.secondary' : 'error'}
        sx={{ flex: 1, minWidth: 160 }}
      >
        {refused === null
          ? t(url === null ? 'picture.hint' : 'picture.ready')
          : tAtencion(`upload.problem.${refused}`)}
      </Typography>
      <Button onClick={() => picker.current?.click()}>
        {tAtencion(url === null ? 'upload.pick' : 'upload.other')}
      </Button>
      {url === null ? null : (
        <Button
          color="error"
          onClick={() => {
            onFile(null);
          }}
        >
          {t('picture.remove')}
        </Button>
      )}
      <input
        ref={picker}
        type="file"
        hidden
        accept={acceptedImages}
        aria-label={tAtencion('upload.image')}
        onChange={(event) => {
          take(event.target.files ?? []);
          event.target.value = '';
        }}
      />
    </Box>
  );
}
