import { Box, Button } from '@mui/material';
import UploadIcon from '@mui/icons-material/AddPhotoAlternateOutlined';
import NewIcon from '@mui/icons-material/PostAddOutlined';
import { useTranslation } from 'react-i18next';
import { OutOfStock } from './OutOfStock';
import { Undelivered } from './undelivered/Undelivered';
import { useWindows } from './windows';

/** What is begun here rather than answered: an order, a voucher. Beside it what cannot be promised. */
export function Toolbar() {
  const { t } = useTranslation('atencion');
  const windows = useWindows();
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, flexShrink: 0, minHeight: 44 }}>
      <Button
        variant="contained"
        startIcon={<NewIcon />}
        sx={{ flexShrink: 0 }}
        onClick={windows.newPedido}
      >
        {t('newPedido.title')}
      </Button>
      <Button
        variant="outlined"
        startIcon={<UploadIcon />}
        sx={{ flexShrink: 0 }}
        onClick={() => {
          windows.uploadVoucher(null);
        }}
      >
        {t('upload.title')}
      </Button>
      <Undelivered />
      <OutOfStock />
    </Box>
  );
}
