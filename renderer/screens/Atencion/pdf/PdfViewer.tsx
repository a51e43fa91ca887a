import { Box, IconButton, Skeleton, Typography } from '@mui/material';
import NextIcon from '@mui/icons-material/ChevronRightOutlined';
import PreviousIcon from '@mui/icons-material/ChevronLeftOutlined';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../../../components/StateMessage';
import { ImageViewer } from '../voucher/ImageViewer';
import { useObjectUrl } from '../voucher/useVoucherImage';
import { usePdf } from './usePdf';

/** In pixels: small print stays sharp when it is looked at closely. */
const longSide = 2400;

/** The pages of a PDF, one at a time, to look at as closely as a picture; or why they cannot be shown. */
export function PdfViewer({ file, name }: { file: Blob; name: string }) {
  const { t } = useTranslation('atencion');
  const [page, setPage] = useState(1);
  const { pages, picture, problem } = usePdf(file, page, longSide);
  const url = useObjectUrl(picture);
  if (problem !== null) return <ErrorState title={t('pdf.failed')} text={t(`pdf.${problem}`)} />;
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', height: '100%', minHeight: 0 }}>
      <Box sx={{ flex: 1, minHeight: 0 }}>
        {picture === null || url === null ? (
          <Skeleton variant="rounded" aria-label={t('image.loading')} sx={{ height: '100%' }} />
        ) : (
          <ImageViewer key={url} url={url} name={name} marks={[]} />
        )}
      </Box>
      {pages > 1 ? <Pager page={page} pages={pages} onPage={setPage} /> : null}
    </Box>
  );
}

function Pager({
  page,
  pages,
  onPage,
}: {
  page: number;
  pages: number;
  onPage: (page: number) => void;
}) {
  const { t } = useTranslation('atencion');
  const step = (by: 1 | -1, label: string, Icon: typeof NextIcon) => (
    <IconButton
      aria-label={label}
      title={label}
      disabled={page + by < 1 || page + by > pages}
      onClick={() => {
        onPage(page + by);
      }}
    >
      <Icon />
    </IconButton>
  );
  return (
    <Box sx={{ display: 'flex', justifyContent: 'center', alignItems: 'center', gap: 1 }}>
      {step(-1, t('pdf.previous'), PreviousIcon)}
      <Typography aria-live="polite">{t('pdf.page', { page, pages })}</Typography>
      {step(1, t('pdf.next'), NextIcon)}
    </Box>
  );
}
