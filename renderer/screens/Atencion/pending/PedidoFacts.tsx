import { Box, Typography } from '@mui/material';
import NoteIcon from '@mui/icons-material/StickyNote2Outlined';
import { useTranslation } from 'react-i18next';
import type { PedidoRow } from '../../../stores/pedidoRow';

/** What was ordered and what to mind, in two short lines. */
export function PedidoFacts({ pedido }: { pedido: PedidoRow }) {
  const { t } = useTranslation();
  const items = pedido.items
    .map(({ cantidad, producto }) => `${t('labels.quantity', { count: cantidad })} ${producto}`)
    .join(', ');
  return (
    <>
      <Typography
        color="text.secondary"
        sx={{
          ...{ display: '-webkit-box', WebkitLineClamp: 2, WebkitBoxOrient: 'vertical' },
          ...{ overflow: 'hidden', fontSize: 15, lineHeight: 1.35 },
        }}
      >
        {pedido.detail === 'stub' && items === '' ? t('labels.detailsPending') : items}
      </Typography>
      {pedido.nota === null ? null : (
        <Box sx={{ display: 'flex', gap: 0.5, color: 'warning.main', fontSize: 14 }}>
          <NoteIcon sx={{ fontSize: 18 }} aria-hidden />
          <Box component="span" sx={{ overflow: 'hidden', textOverflow: 'ellipsis' }}>
            {pedido.nota}
          </Box>
        </Box>
      )}
    </>
  );
}
