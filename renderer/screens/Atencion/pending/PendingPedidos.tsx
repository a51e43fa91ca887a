import InboxIcon from '@mui/icons-material/InboxOutlined';
import { useTranslation } from 'react-i18next';
import { useApp } from '../../../app/hooks';
import { EmptyState } from '../../../components/StateMessage';
import { selectPendingPedidos } from '../../../stores/pedidosSlice';
import { usePedidoName } from '../useNames';
import { PedidoCard } from './PedidoCard';
import { PendingColumn } from './PendingColumn';

/** The orders that wait for approval. */
export function PendingPedidos() {
  const { t } = useTranslation('atencion');
  const rows = useApp(selectPendingPedidos);
  const nameOf = usePedidoName();
  return (
    <PendingColumn
      title={t('pending.pedidos')}
      rows={rows}
      nameOf={nameOf}
      renderCard={(pedido, gone) => <PedidoCard pedido={pedido} gone={gone} />}
      empty={<EmptyState icon={<InboxIcon fontSize="large" />} text={t('pending.noPedidos')} />}
    />
  );
}
