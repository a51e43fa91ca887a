import { Box, Typography } from '@mui/material';
import NoteIcon from '@mui/icons-material/StickyNote2Outlined';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PedidoRow } from '../../../stores/pedidoRow';
import { CardLine } from './CardFrame';

/** What was ordered, with what is known of its state beside it, and what to mind. */
export function PedidoFacts({ pedido, chips }: { pedido: PedidoRow; chips: ReactNode }) {
  const { t } = useTranslation();
  const items = pedido.items
    .map(({ cantidad, producto }) => `${t('labels.quantity', { count: cantidad })} ${producto}`)
    .join(', ');
  return (
    <>
      <CardLine
        left={
          <Typography component="span" noWrap color="text.secondary" sx={{ fontSize: 15 }}>
            {pedido.detail === 'stub' && items === '' ? t('labels.detailsPending') : items}
          </Typography>
        }
        right={chips}
      />
      {pedido.nota === null ? null : (
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.5, color: 'warning.main' }}>
          <NoteIcon sx={{ fontSize: 18 }} aria-hidden />
          <Typography component="span" noWrap sx={{ fontSize: 15, fontWeight: 600 }}>
            {pedido.nota}
          </Typography>
        </Box>
      )}
    </>
  );
}
