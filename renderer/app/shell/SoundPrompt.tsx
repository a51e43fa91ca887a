import { Button } from '@mui/material';
import SilentIcon from '@mui/icons-material/VolumeOffOutlined';
import { useTranslation } from 'react-i18next';
import { useSound, useSoundStatus } from '../hooks';

/** Says that the browser blocks sound, and is the touch that allows it. */
export function SoundPrompt() {
  const { t } = useTranslation();
  const sound = useSound();
  const status = useSoundStatus();
  if (status !== 'blocked') return null;
  return (
    <Button
      fullWidth
      variant="contained"
      startIcon={<SilentIcon />}
      sx={{ borderRadius: 0 }}
      onClick={() => void sound.unlock()}
    >
      {t('sound.blocked')}
    </Button>
  );
}
