import { Box, Skeleton, Typography } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { useObjectUrl } from '../voucher/useVoucherImage';
import { usePdf } from './usePdf';

/** In pixels, of the longer side. */
const drawnAt = 480;

/** The first page of a PDF in small, or why it cannot be shown. */
export function PdfThumb({ file }: { file: Blob }) {
  const { t } = useTranslation('atencion');
  const { picture, problem } = usePdf(file, 1, drawnAt);
  const url = useObjectUrl(picture);
  if (problem !== null) {
    return (
      <Typography color="error" sx={{ p: 1 }}>
        {t('pdf.failed')}. {t(`pdf.${problem}`)}
      </Typography>
    );
  }
  if (url === null) return <Skeleton variant="rectangular" width={170} height={240} />;
  return (
    <Box
      component="img"
      src={url}
      alt=""
      sx={{ display: 'block', maxWidth: '100%', maxHeight: 240, minHeight: 44 }}
    />
  );
}
