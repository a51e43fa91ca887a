import { Box, Button, IconButton, Skeleton, Typography } from '@mui/material';
import PreviousIcon from '@mui/icons-material/ChevronLeftOutlined';
import NextIcon from '@mui/icons-material/ChevronRightOutlined';
import SaveIcon from '@mui/icons-material/SaveAltOutlined';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../../../components/StateMessage';
import { ImageViewer } from '../voucher/ImageViewer';
import { useObjectUrl } from '../voucher/useVoucherImage';
import { usePdf } from './usePdf';

/** In pixels: small print stays sharp when it is looked at closely. */
const longSide = 2400;

/**
 * The pages of a PDF, one at a time, to look at as closely as a picture, or why they cannot be shown; and a way
 * to keep the file. It is never opened as a page of its own.
 */
export function PdfView({ file, name, saveAs }: { file: Blob; name: string; saveAs: string }) {
  const { t } = useTranslation('atencion');
  const [page, setPage] = useState(1);
  const { pages, picture, problem } = usePdf(file, page, longSide);
  const url = useObjectUrl(picture);
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', height: '100%', minHeight: 0 }}>
      <Box sx={{ flex: 1, minHeight: 0 }}>
        {problem !== null ? (
          <ErrorState title={t('pdf.failed')} text={t(`pdf.${problem}`)} />
        ) : picture === null || url === null ? (
          <Skeleton variant="rounded" aria-label={t('image.loading')} sx={{ height: '100%' }} />
        ) : (
          <ImageViewer key={url} url={url} name={name} marks={[]} />
        )}
      </Box>
      <Box
        sx={{
          ...{ display: 'flex', flexWrap: 'wrap', justifyContent: 'center', alignItems: 'center' },
          columnGap: 3,
        }}
      >
        {pages > 1 ? <Pager page={page} pages={pages} onPage={setPage} /> : null}
        <SaveLink file={file} saveAs={saveAs} />
      </Box>
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
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
      {step(-1, t('pdf.previous'), PreviousIcon)}
      <Typography aria-live="polite">{t('pdf.page', { page, pages })}</Typography>
      {step(1, t('pdf.next'), NextIcon)}
    </Box>
  );
}

function SaveLink({ file, saveAs }: { file: Blob; saveAs: string }) {
  const { t } = useTranslation('atencion');
  const url = useObjectUrl(file);
  return (
    <Button
      component="a"
      startIcon={<SaveIcon />}
      {...(url === null ? { disabled: true } : { href: url, download: saveAs })}
    >
      {t('image.savePdf')}
    </Button>
  );
}
