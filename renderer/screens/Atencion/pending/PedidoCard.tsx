import { Button, Stack, Typography } from '@mui/material';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp, useBusy } from '../../../app/hooks';
import { EstadoChip } from '../../../components/EstadoChip';
import { OriginChip } from '../../../components/OriginChip';
import { QueuedChip } from '../../../components/QueuedChip';
import { useLabels } from '../../../components/useLabels';
import type { PedidoRow } from '../../../stores/pedidoRow';
import { selectPedido } from '../../../stores/pedidosSlice';
import { PedidoSent } from '../sent/PedidoSent';
import { useApprovePedido } from '../useApprovePedido';
import { BranchChip } from '../BranchChip';
import { useFormat } from '../useFormat';
import { paymentStatusOf, selectVouchersOf } from '../voucher/paymentStatus';
import { useWindows } from '../windows';
import { CardFrame, CardLine, mainButtonSx } from './CardFrame';
import { PaymentChip } from './PaymentChip';
import { PedidoFacts } from './PedidoFacts';
import { WaitAge } from './WaitAge';

/** An order that waits for approval. */
export const PedidoCard = memo(function PedidoCard({
  pedido,
  gone,
}: {
  pedido: PedidoRow;
  gone: boolean;
}) {
  const { t } = useTranslation('atencion');
  const labels = useLabels();
  const format = useFormat();
  const windows = useWindows();
  const approve = useApprovePedido();
  const { id } = pedido;
  const approving = useBusy('approvePedido', { id });
  const now = useApp(selectPedido(id));
  const payment = paymentStatusOf(useApp(selectVouchersOf(id)));
  const expectsPayment = pedido.subtipo !== 'presencial' || payment !== 'none';
  return (
    <CardFrame
      thing={`pedido-${id}`}
      openLabel={t('pedido.open', { label: labels.pedido(id) })}
      onOpen={() => {
        windows.showPedido(id);
      }}
      head={
        <>
          <CardLine
            left={
              <>
                <Typography variant="h3" component="span" sx={{ flexShrink: 0 }}>
                  {labels.pedido(id)}
                </Typography>
                {gone && now !== undefined ? (
                  <EstadoChip estado={now.estado} />
                ) : (
                  <>
                    <OriginChip subtipo={pedido.subtipo} />
                    <BranchChip id={pedido.sucursal_id} />
                  </>
                )}
              </>
            }
            right={
              <Typography variant="h3" component="span" noWrap>
                {pedido.total === null ? '' : format.money(pedido.total)}
              </Typography>
            }
          />
          <CardLine
            left={
              <Typography component="span" noWrap sx={{ fontWeight: 600 }}>
                {pedido.cliente ?? t('pedido.noCustomer')}
              </Typography>
            }
            right={<WaitAge since={pedido.fecha_creacion} />}
          />
          <PedidoFacts
            pedido={pedido}
            chips={
              <>
                <QueuedChip subject={`pedido:${id}`} />
                {expectsPayment ? <PaymentChip status={payment} /> : null}
              </>
            }
          />
        </>
      }
      actions={
        <Stack direction="row" sx={{ gap: 1, flexWrap: 'wrap' }}>
          <Button
            variant="contained"
            loading={approving}
            disabled={gone}
            sx={mainButtonSx}
            onClick={() => void approve(id)}
          >
            {t('actions.approve')}
          </Button>
          <KitchenAsks id={id} />
        </Stack>
      }
    >
      <PedidoSent pedidoId={id} />
    </CardFrame>
  );
});

/** What can be asked of the kitchen about an order, whatever its state. */
export function KitchenAsks({ id }: { id: number }) {
  const { t } = useTranslation('atencion');
  const windows = useWindows();
  return (
    <>
      <Button
        variant="outlined"
        sx={{ px: 1.5 }}
        onClick={() => {
          windows.ask({ kind: 'alerta', pedidoId: id });
        }}
      >
        {t('actions.alert')}
      </Button>
      <Button
        variant="outlined"
        sx={{ px: 1.5 }}
        onClick={() => {
          windows.ask({ kind: 'refill', pedidoId: id });
        }}
      >
        {t('actions.refill')}
      </Button>
    </>
  );
}
