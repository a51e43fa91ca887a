import { Box, Skeleton } from '@mui/material';
import NoImageIcon from '@mui/icons-material/ImageNotSupportedOutlined';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReadFieldValue } from '../../../../shared/api/voucherChecks';
import { EmptyState, ErrorState } from '../../../components/StateMessage';
import { PdfView } from '../pdf/pdfParts';
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
  const loading = (
    <Skeleton variant="rounded" aria-label={t('image.loading')} sx={{ height: '100%' }} />
  );
  if (url === null) return loading;
  if (image.data?.type === 'application/pdf') {
    return (
      <Suspense fallback={loading}>
        <PdfView file={image.data} name={name} saveAs={`voucher-${id}.pdf`} />
      </Suspense>
    );
  }
  return <ImageViewer key={url} url={url} name={name} marks={marks ?? []} />;
}

function Centered({ children }: { children: React.ReactNode }) {
  return <Box sx={{ display: 'grid', placeItems: 'center', height: '100%' }}>{children}</Box>;
}
