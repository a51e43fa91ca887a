import {
  Box,
  Checkbox,
  FormControlLabel,
  IconButton,
  Popover,
  Slider,
  Stack,
  Typography,
} from '@mui/material';
import PlayIcon from '@mui/icons-material/PlayArrowOutlined';
import SilentIcon from '@mui/icons-material/VolumeOffOutlined';
import SoundIcon from '@mui/icons-material/VolumeUpOutlined';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { soundKinds, type SoundKind } from '../../sound/kinds';
import { useApp, useSound, useSoundStatus } from '../hooks';

/** Shows whether the screen can be heard, and sets how: volume, which kinds, and a test of each. */
export function SoundMenu() {
  const { t } = useTranslation();
  const status = useSoundStatus();
  const { volume, mutes } = useApp((state) => state.preferences);
  const setPreferences = useApp((state) => state.setPreferences);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const volumeId = useId();
  const titleId = useId();
  const silent = status !== 'ready' || volume === 0;
  const state = status === 'ready' ? (volume === 0 ? 'muted' : 'ready') : status;
  return (
    <>
      <IconButton
        aria-label={t(`sound.${state}`)}
        aria-haspopup="dialog"
        color={silent ? 'warning' : 'default'}
        onClick={(event) => {
          setAnchor(event.currentTarget);
        }}
      >
        {silent ? <SilentIcon /> : <SoundIcon />}
      </IconButton>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
        slotProps={{ paper: { role: 'dialog', 'aria-labelledby': titleId } }}
        onClose={() => {
          setAnchor(null);
        }}
      >
        <Box sx={{ p: 2, width: 340 }}>
          <Typography id={titleId} variant="h3" component="h2" gutterBottom>
            {t('sound.title')}
          </Typography>
          <Typography id={volumeId}>{t('sound.volume')}</Typography>
          <Slider
            aria-labelledby={volumeId}
            value={Math.round(volume * 100)}
            valueLabelDisplay="auto"
            onChange={(_event, value) => {
              setPreferences({ volume: value / 100 });
            }}
          />
          {soundKinds.map((kind) => (
            <SoundRow
              key={kind}
              kind={kind}
              heard={!mutes.includes(kind)}
              onChange={(heard) => {
                const others = mutes.filter((muted) => muted !== kind);
                setPreferences({ mutes: heard ? others : [...others, kind] });
              }}
            />
          ))}
        </Box>
      </Popover>
    </>
  );
}

function SoundRow({
  kind,
  heard,
  onChange,
}: {
  kind: SoundKind;
  heard: boolean;
  onChange: (heard: boolean) => void;
}) {
  const { t } = useTranslation();
  const sound = useSound();
  const name = t(`sound.kinds.${kind}`);
  const urgent = kind === 'alerta_urgente';
  return (
    <Stack direction="row" sx={{ alignItems: 'center', justifyContent: 'space-between' }}>
      <FormControlLabel
        label={urgent ? `${name} (${t('sound.neverMuted')})` : name}
        control={
          <Checkbox
            checked={urgent || heard}
            disabled={urgent}
            onChange={(_event, checked) => {
              onChange(checked);
            }}
          />
        }
      />
      <IconButton
        aria-label={t('sound.test', { kind: name })}
        onClick={() => {
          void sound.unlock().then(() => {
            sound.play(kind, { test: true });
          });
        }}
      >
        <PlayIcon />
      </IconButton>
    </Stack>
  );
}
