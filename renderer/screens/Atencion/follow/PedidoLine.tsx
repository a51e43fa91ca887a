import { ListItemButton, Typography } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { EstadoChip } from '../../../components/EstadoChip';
import { useLabels } from '../../../components/useLabels';
import type { PedidoRow } from '../../../stores/pedidoRow';
import { CardLine } from '../pending/CardFrame';
import { useFormat } from '../useFormat';
import { usePedidoName } from '../useNames';
import { useWindows } from '../windows';

/** An order in two lines of a list; pressing it opens it. */
export function PedidoLine({ pedido, at }: { pedido: PedidoRow; at: string }) {
  const { t } = useTranslation('atencion');
  const { t: tCommon } = useTranslation();
  const labels = useLabels();
  const format = useFormat();
  const nameOf = usePedidoName();
  const windows = useWindows();
  return (
    <li aria-label={`${tCommon(`estado.${pedido.estado}`)}: ${nameOf(pedido)}`}>
      <ListItemButton
        divider
        aria-label={t('pedido.open', { label: labels.pedido(pedido.id) })}
        sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 0.25, px: 2 }}
        onClick={() => {
          windows.showPedido(pedido.id);
        }}
      >
        <CardLine
          left={
            <>
              <Typography component="span" noWrap sx={{ fontWeight: 700 }}>
                {labels.pedido(pedido.id)}
              </Typography>
              <EstadoChip estado={pedido.estado} />
            </>
          }
          right={
            <Typography component="span" noWrap sx={{ fontWeight: 700 }}>
              {pedido.total === null ? '' : format.money(pedido.total)}
            </Typography>
          }
        />
        <CardLine
          left={
            <Typography component="span" noWrap color="text.secondary">
              {[pedido.cliente ?? t('pedido.noCustomer'), pedido.telefono]
                .filter((part) => part !== null)
                .join(' · ')}
            </Typography>
          }
          right={
            <Typography component="span" noWrap color="text.secondary">
              {format.time(at)}
            </Typography>
          }
        />
      </ListItemButton>
    </li>
  );
}
