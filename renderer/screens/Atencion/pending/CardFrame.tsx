import { Box, Card, CardActionArea } from '@mui/material';
import type { ReactNode } from 'react';

/** A card: its upper part opens the thing, below it lie what is known of it and its buttons. */
export function CardFrame({
  thing,
  openLabel,
  onOpen,
  head,
  children,
  actions,
}: {
  /** What it is about, e.g. `pedido-50`: links and notifications lead here. */
  thing?: string;
  openLabel: string;
  onOpen: () => void;
  head: ReactNode;
  children?: ReactNode;
  actions: ReactNode;
}) {
  return (
    <Card data-thing={thing} sx={{ bgcolor: 'background.paper' }}>
      <CardActionArea
        aria-label={openLabel}
        onClick={onOpen}
        sx={{
          ...{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 0.5 },
          // A button has a font of its own unless told.
          ...{ px: 1.5, pt: 1.25, pb: 0.75, typography: 'body1', textAlign: 'left' },
        }}
      >
        {head}
      </CardActionArea>
      <Box sx={{ display: 'grid', gap: 0.75, px: 1.5, pb: 1.25 }}>
        {children}
        {actions}
      </Box>
    </Card>
  );
}

/** A line of a card: what names it on the left, which gives way, and a figure on the right, which does not. */
export function CardLine({ left, right }: { left: ReactNode; right: ReactNode }) {
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, minWidth: 0 }}>
      <Box
        sx={{
          ...{
            display: 'flex',
            alignItems: 'center',
            gap: 1,
            minWidth: 0,
            flex: 1,
            overflow: 'hidden',
          },
          '& .MuiChip-root': { minWidth: 0 },
        }}
      >
        {left}
      </Box>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, flexShrink: 0 }}>{right}</Box>
    </Box>
  );
}

/** The main button of a card takes what room there is, but not a whole wide screen. */
export const mainButtonSx = { flexGrow: 1, maxWidth: 260 } as const;
