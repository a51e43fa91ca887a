import { Box, Card, CardActionArea } from '@mui/material';
import type { ReactNode } from 'react';

/** A card: its upper part opens the thing, below it lie what is known of it and its buttons. */
export function CardFrame({
  openLabel,
  onOpen,
  head,
  children,
  actions,
}: {
  openLabel: string;
  onOpen: () => void;
  head: ReactNode;
  children?: ReactNode;
  actions: ReactNode;
}) {
  return (
    <Card sx={{ bgcolor: 'background.paper' }}>
      <CardActionArea
        aria-label={openLabel}
        onClick={onOpen}
        sx={{ display: 'grid', gap: 0.5, px: 1.5, pt: 1.25, pb: 0.75, textAlign: 'left' }}
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

/** A line of a card: what names it on the left, a figure on the right. */
export function CardLine({ left, right }: { left: ReactNode; right: ReactNode }) {
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, minWidth: 0 }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, minWidth: 0, flex: 1 }}>{left}</Box>
      {right}
    </Box>
  );
}
