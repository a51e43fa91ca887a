import InboxIcon from '@mui/icons-material/InboxOutlined';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp } from '../../../app/hooks';
import { EmptyState } from '../../../components/StateMessage';
import { selectOpenBorradores } from '../../../stores/borradoresSlice';
import { selectPendingPedidos } from '../../../stores/pedidosSlice';
import { DraftCard } from '../draft/DraftCard';
import { useBorradorName, usePedidoName } from '../useNames';
import { PedidoCard } from './PedidoCard';
import { PendingColumn } from './PendingColumn';
import { pedidoWork } from './pendingWork';

/** The orders that wait for approval, and what was read as an order and waits for being confirmed. */
export function PendingPedidos() {
  const { t } = useTranslation('atencion');
  const pedidos = useApp(selectPendingPedidos);
  const borradores = useApp(selectOpenBorradores);
  const rows = useMemo(() => pedidoWork(pedidos, borradores), [pedidos, borradores]);
  const pedidoName = usePedidoName();
  const borradorName = useBorradorName();
  return (
    <PendingColumn
      title={t('pending.pedidos')}
      rows={rows}
      nameOf={({ thing, from }) => (thing === null ? borradorName(from) : pedidoName(thing))}
      renderCard={({ thing, from }, gone) =>
        thing === null ? (
          <DraftCard borrador={from} gone={gone} />
        ) : (
          <PedidoCard pedido={thing} gone={gone} />
        )
      }
      empty={<EmptyState icon={<InboxIcon fontSize="large" />} text={t('pending.noPedidos')} />}
    />
  );
}
