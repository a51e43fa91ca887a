import { Box, Button } from '@mui/material';
import SaveIcon from '@mui/icons-material/SaveAltOutlined';
import { useTranslation } from 'react-i18next';
import { useObjectUrl } from '../voucher/useVoucherImage';
import { PdfViewer } from './PdfViewer';

/** A PDF drawn here, and a way to keep it. It is never opened as a page of its own. */
export function PdfView({ file, name, saveAs }: { file: Blob; name: string; saveAs: string }) {
  const { t } = useTranslation('atencion');
  const url = useObjectUrl(file);
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', height: '100%', minHeight: 0 }}>
      <Box sx={{ flex: 1, minHeight: 0 }}>
        <PdfViewer file={file} name={name} />
      </Box>
      <Button
        component="a"
        startIcon={<SaveIcon />}
        sx={{ alignSelf: 'center' }}
        {...(url === null ? { disabled: true } : { href: url, download: saveAs })}
      >
        {t('image.savePdf')}
      </Button>
    </Box>
  );
}
