import { Box } from '@mui/material';
import { useKitchenState } from '../kitchen/context';

/** The number key of a card; shown only where keys are on, and never read aloud with the button. */
export function KeyBadge({ hotkey }: { hotkey: number }) {
  const keysOn = useKitchenState((state) => state.keysOn);
  if (!keysOn) return null;
  return (
    <Box
      component="kbd"
      aria-hidden
      sx={{
        font: 'inherit',
        fontSize: '1.1rem !important',
        lineHeight: 1,
        px: 1,
        py: 0.5,
        border: '2px solid currentColor',
        borderRadius: 1,
      }}
    >
      {hotkey}
    </Box>
  );
}
