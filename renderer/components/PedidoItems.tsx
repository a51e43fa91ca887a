import { Box, Typography } from '@mui/material';
import { useTranslation } from 'react-i18next';
import type { PedidoRow } from '../stores/pedidoRow';

/** The lines of an order: quantity, product, note. Says so while they are still being fetched. */
export function PedidoItems({ pedido }: { pedido: Pick<PedidoRow, 'items' | 'detail'> }) {
  const { t } = useTranslation();
  if (pedido.items.length === 0 && pedido.detail === 'stub') {
    return <Typography color="text.secondary">{t('labels.detailsPending')}</Typography>;
  }
  return (
    <Box component="ul" aria-label={t('labels.items')} sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {pedido.items.map((item) => (
        <Box component="li" key={item.id} sx={{ display: 'flex', gap: 1, py: 0.25 }}>
          <Typography component="span" sx={{ fontWeight: 700, whiteSpace: 'nowrap' }}>
            {t('labels.quantity', { count: item.cantidad })}
          </Typography>
          <Box component="span">
            <Typography component="span">{item.producto}</Typography>
            {item.nota === null ? null : (
              <Typography component="span" color="warning" sx={{ display: 'block' }}>
                {item.nota}
              </Typography>
            )}
          </Box>
        </Box>
      ))}
    </Box>
  );
}
