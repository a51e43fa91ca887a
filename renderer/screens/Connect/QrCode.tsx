import { Box } from '@mui/material';
import { QRCodeSVG } from 'qrcode.react';

/** A picture for a camera. Black on white in every theme: cameras want it so. */
export function QrCode({ text, label }: { text: string; label: string }) {
  return (
    <Box sx={{ p: 1.5, bgcolor: '#fff', borderRadius: 1, lineHeight: 0, flexShrink: 0 }}>
      <QRCodeSVG value={text} size={184} level="M" role="img" aria-label={label} />
    </Box>
  );
}
