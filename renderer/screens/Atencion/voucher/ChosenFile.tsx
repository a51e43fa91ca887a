import { Box, Typography } from '@mui/material';
import type { SystemStyleObject } from '@mui/system';
import ImageIcon from '@mui/icons-material/AddPhotoAlternateOutlined';
import { useTranslation } from 'react-i18next';
import { useObjectUrl } from './useVoucherImage';

/** The picture that was chosen, or the name of the PDF; a sign for a picture where nothing was. */
export function ChosenFile({
  file,
  iconSize,
  sx,
}: {
  file: File | null;
  iconSize: number;
  sx: SystemStyleObject;
}) {
  const { t } = useTranslation('atencion');
  const isPdf = file?.type === 'application/pdf';
  const url = useObjectUrl(isPdf ? null : file);
  if (isPdf) {
    return <Typography sx={{ fontWeight: 650, overflowWrap: 'anywhere' }}>{file.name}</Typography>;
  }
  if (url === null) {
    return <ImageIcon sx={{ fontSize: iconSize, color: 'text.secondary' }} aria-hidden />;
  }
  return (
    <Box component="img" src={url} alt={t('upload.preview')} sx={{ borderRadius: 1, ...sx }} />
  );
}
