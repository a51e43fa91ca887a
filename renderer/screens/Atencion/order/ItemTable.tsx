import { Box, Typography } from '@mui/material';
import { useTranslation } from 'react-i18next';
import type { PedidoRow } from '../../../stores/pedidoRow';
import { useFormat } from '../useFormat';

/** The lines of an order with what each costs; prices come with the whole order. */
export function ItemTable({ pedido }: { pedido: PedidoRow }) {
  const { t } = useTranslation('atencion');
  const { t: tCommon } = useTranslation();
  const format = useFormat();
  const { items, total } = pedido;
  if (items.length === 0 && pedido.detail === 'stub') {
    return <Typography color="text.secondary">{tCommon('labels.detailsPending')}</Typography>;
  }
  return (
    <Box
      component="table"
      sx={{
        ...{ width: '100%', borderCollapse: 'collapse' },
        '& td, & th': { py: 0.75, verticalAlign: 'top', textAlign: 'left', fontWeight: 'inherit' },
        '& td:last-child': { textAlign: 'right', whiteSpace: 'nowrap' },
        '& tr + tr': { borderTop: 1, borderColor: 'divider' },
      }}
    >
      <tbody>
        {items.map(({ id, cantidad, producto, nota, precio }) => (
          <tr key={id}>
            <Box component="td" sx={{ fontWeight: 700, pr: 1.5, whiteSpace: 'nowrap' }}>
              {tCommon('labels.quantity', { count: cantidad })}
            </Box>
            <Box component="td" sx={{ width: '100%' }}>
              {producto}
              {nota === null ? null : (
                <Typography component="span" color="warning" sx={{ display: 'block' }}>
                  {nota}
                </Typography>
              )}
            </Box>
            <td>{precio === null ? '' : format.money(precio * cantidad)}</td>
          </tr>
        ))}
        {total === null ? null : (
          <Box component="tr" sx={{ fontSize: 18, fontWeight: 700 }}>
            <th scope="row" colSpan={2}>
              {t('pedido.total')}
            </th>
            <td>{format.money(total)}</td>
          </Box>
        )}
      </tbody>
    </Box>
  );
}
