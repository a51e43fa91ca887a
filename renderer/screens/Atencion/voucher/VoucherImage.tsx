import { Box, Button, Skeleton } from '@mui/material';
import PdfIcon from '@mui/icons-material/PictureAsPdfOutlined';
import NoImageIcon from '@mui/icons-material/ImageNotSupportedOutlined';
import { useTranslation } from 'react-i18next';
import type { ReadFieldValue } from '../../../../shared/api/voucherChecks';
import { EmptyState, ErrorState } from '../../../components/StateMessage';
import { ImageViewer } from './ImageViewer';
import { useObjectUrl, useVoucherImage } from './useVoucherImage';

/** The picture of a voucher, or why there is none to see. */
export function VoucherImage({
  id,
  exists,
  name,
  marks,
}: {
  id: number;
  exists: boolean;
  name: string;
  marks: readonly ReadFieldValue[] | undefined;
}) {
  const { t } = useTranslation('atencion');
  const image = useVoucherImage(exists ? id : null);
  const url = useObjectUrl(image.data ?? null);
  if (!exists) {
    return (
      <Centered>
        <EmptyState icon={<NoImageIcon fontSize="large" />} text={t('image.none')} />
      </Centered>
    );
  }
  if (image.isError) {
    return (
      <Centered>
        <ErrorState title={t('image.failed')} onRetry={() => void image.refetch()} />
      </Centered>
    );
  }
  if (url === null) {
    return <Skeleton variant="rounded" aria-label={t('image.loading')} sx={{ height: '100%' }} />;
  }
  if (image.data?.type === 'application/pdf') {
    return (
      <Centered>
        <EmptyState icon={<PdfIcon fontSize="large" />} text={t('image.pdf')} />
        <Button component="a" variant="outlined" href={url} download={`voucher-${id}.pdf`}>
          {t('image.savePdf')}
        </Button>
      </Centered>
    );
  }
  return <ImageViewer key={url} url={url} name={name} marks={marks ?? []} />;
}

function Centered({ children }: { children: React.ReactNode }) {
  return <Box sx={{ display: 'grid', placeItems: 'center', height: '100%' }}>{children}</Box>;
}
