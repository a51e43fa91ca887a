import { Box, ButtonBase, Dialog, IconButton, Skeleton, Typography } from '@mui/material';
import CloseIcon from '@mui/icons-material/CloseOutlined';
import BrokenIcon from '@mui/icons-material/BrokenImageOutlined';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InboundMessage } from '../../../../shared/api/whatsapp/conversaciones';
import { PdfFile } from '../pdf/pdfParts';
import { useObjectUrl } from '../voucher/useVoucherImage';
import { NotLoaded } from './NotLoaded';
import { useMessageFile } from './useMessageFile';

type Media = NonNullable<InboundMessage['media']>;

/** The file of a message: a small picture or first page that opens, or why there is none. */
export function MessageMedia({ id, media }: { id: number; media: Media }) {
  const { t } = useTranslation('whatsapp');
  switch (media.estado) {
    case 'PENDIENTE':
      return (
        <Typography color="text.secondary" sx={{ fontStyle: 'italic' }}>
          {t('media.pending')}
        </Typography>
      );
    case 'RECHAZADA':
    case 'FALLIDA':
      return (
        <Box sx={{ display: 'flex', gap: 1, color: 'error.main' }}>
          <BrokenIcon aria-hidden />
          <span>
            {t(`media.${media.estado}`)}
            {media.motivo === null ? '' : ` ${media.motivo}`}
          </span>
        </Box>
      );
    case 'LISTA':
      return media.tipo?.startsWith('image/') === true ? (
        <Picture id={id} />
      ) : (
        <Suspense fallback={<Skeleton variant="rectangular" width={170} height={240} />}>
          <PdfFile id={id} name={media.nombre} />
        </Suspense>
      );
  }
}

function Picture({ id }: { id: number }) {
  const { t } = useTranslation('whatsapp');
  const { t: tCommon } = useTranslation();
  const [open, setOpen] = useState(false);
  const small = useMessageFile(id, { small: true, enabled: true });
  const whole = useMessageFile(id, { small: false, enabled: open });
  const smallUrl = useObjectUrl(small.data ?? null);
  const wholeUrl = useObjectUrl(whole.data ?? null);
  if (small.isError) return <NotLoaded onRetry={() => void small.refetch()} />;
  return (
    <>
      <ButtonBase
        aria-label={t('media.open')}
        aria-haspopup="dialog"
        sx={{ borderRadius: 1, overflow: 'hidden', maxWidth: '100%' }}
        onClick={() => {
          setOpen(true);
        }}
      >
        {smallUrl === null ? (
          <Skeleton variant="rectangular" width={180} height={180} />
        ) : (
          <Box
            component="img"
            src={smallUrl}
            alt=""
            sx={{ display: 'block', maxWidth: '100%', maxHeight: 240, minHeight: 44 }}
          />
        )}
      </ButtonBase>
      {open ? (
        <Dialog
          open
          maxWidth="lg"
          aria-label={t('media.picture')}
          onClose={() => {
            setOpen(false);
          }}
        >
          <IconButton
            aria-label={tCommon('buttons.close')}
            sx={{ position: 'absolute', top: 8, right: 8, bgcolor: 'background.paper' }}
            onClick={() => {
              setOpen(false);
            }}
          >
            <CloseIcon />
          </IconButton>
          <Box
            component="img"
            src={wholeUrl ?? smallUrl ?? undefined}
            alt={t('media.picture')}
            sx={{ maxWidth: '100%', maxHeight: '88dvh', minWidth: 240, objectFit: 'contain' }}
          />
        </Dialog>
      ) : null}
    </>
  );
}
