import { Box } from '@mui/material';
import type { ReadFieldValue } from '../../../../shared/api/voucherChecks';
import { useReadText } from './useReadText';

/** How much a frame stands off from the letters, in parts of the picture. */
const margin = 0.008;

/** Frames over the picture where something was read. They lie on it, and so follow every zoom and turn. */
export function ImageMarks({
  fields,
  scale,
}: {
  fields: readonly ReadFieldValue[];
  /** The picture's: lines and words stay as thick and large as they are on the screen. */
  scale: number;
}) {
  const { name } = useReadText();
  const percent = (part: number) => `${part * 100}%`;
  return fields.map(({ campo, caja }) => (
    <Box
      key={campo}
      aria-hidden
      sx={{
        position: 'absolute',
        pointerEvents: 'none',
        borderStyle: 'solid',
        borderColor: 'primary.main',
      }}
      style={{
        left: percent(caja.x - margin),
        top: percent(caja.y - margin),
        width: percent(caja.ancho + 2 * margin),
        height: percent(caja.alto + 2 * margin),
        borderWidth: 2 / scale,
        borderRadius: 4 / scale,
      }}
    >
      <Box
        component="span"
        sx={{
          ...{ position: 'absolute', right: 0, bottom: '100%', whiteSpace: 'nowrap' },
          ...{ px: 0.5, fontWeight: 700, bgcolor: 'primary.main', color: 'primary.contrastText' },
        }}
        style={{ fontSize: 12, transform: `scale(${1 / scale})`, transformOrigin: 'right bottom' }}
      >
        {name(campo)}
      </Box>
    </Box>
  ));
}
