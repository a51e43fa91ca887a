import { Box, ButtonBase, Dialog, IconButton, Skeleton, Typography } from '@mui/material';
import CloseIcon from '@mui/icons-material/CloseOutlined';
import PdfIcon from '@mui/icons-material/PictureAsPdfOutlined';
import { useEffect, useId, useRef, useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { PdfThumb } from '../pdf/PdfThumb';
import { PdfView } from '../pdf/PdfView';
import { NotLoaded } from './NotLoaded';
import { useMessageFile } from './useMessageFile';

/** A PDF of a customer: its name and first page, which opens. Fetched and drawn once it is scrolled to. */
export function PdfFile({ id, name }: { id: number; name: string | null }) {
  const { t } = useTranslation('whatsapp');
  const { t: tCommon } = useTranslation();
  const titleId = useId();
  const frame = useRef<HTMLButtonElement>(null);
  const seen = useSeen(frame);
  const [open, setOpen] = useState(false);
  const file = useMessageFile(id, { small: false, enabled: seen });
  const title = name ?? t('media.document');
  const close = () => {
    setOpen(false);
  };
  if (file.isError) return <NotLoaded onRetry={() => void file.refetch()} />;
  return (
    <>
      <Box sx={{ display: 'flex', gap: 1, minWidth: 0 }}>
        <PdfIcon aria-hidden />
        <Typography component="span" sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>
          {title}
        </Typography>
      </Box>
      <ButtonBase
        ref={frame}
        aria-label={t('media.openPdf', { name: title })}
        aria-haspopup="dialog"
        sx={{ borderRadius: 1, overflow: 'hidden', maxWidth: '100%', justifySelf: 'start' }}
        onClick={() => {
          setOpen(true);
        }}
      >
        {file.data === undefined ? (
          <Skeleton variant="rectangular" width={170} height={240} />
        ) : (
          <PdfThumb file={file.data} />
        )}
      </ButtonBase>
      {open && file.data !== undefined ? (
        <Dialog
          open
          fullWidth
          maxWidth="md"
          aria-labelledby={titleId}
          onClose={close}
          slotProps={{ paper: { sx: { height: '92dvh', p: 2 } } }}
        >
          <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, mb: 1 }}>
            <Typography variant="h2" id={titleId} noWrap sx={{ flex: 1 }}>
              {title}
            </Typography>
            <IconButton aria-label={tCommon('buttons.close')} onClick={close}>
              <CloseIcon />
            </IconButton>
          </Box>
          <Box sx={{ flex: 1, minHeight: 0 }}>
            <PdfView file={file.data} name={title} saveAs={name ?? `documento-${id}.pdf`} />
          </Box>
        </Dialog>
      ) : null}
    </>
  );
}

/** Whether a thing was ever in sight. */
function useSeen(ref: RefObject<Element | null>): boolean {
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    const watched = ref.current;
    if (watched === null || seen) return undefined;
    const observer = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) setSeen(true);
    });
    observer.observe(watched);
    return () => {
      observer.disconnect();
    };
  }, [ref, seen]);
  return seen;
}
