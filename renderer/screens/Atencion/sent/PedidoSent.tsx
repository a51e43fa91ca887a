import { useApp } from '../../../app/hooks';
import { AlertaStatus, RefillStatus } from './SentLine';
import { selectLastAlerta, selectLastRefill } from './sentStatus';

/** What became of the last alert about an order and of the last request made for it. */
export function PedidoSent({ pedidoId }: { pedidoId: number }) {
  const alerta = useApp(selectLastAlerta(pedidoId));
  const refill = useApp(selectLastRefill(pedidoId));
  return (
    <>
      {alerta === undefined ? null : <AlertaStatus alerta={alerta} named />}
      {refill === undefined ? null : <RefillStatus refill={refill} named />}
    </>
  );
}
