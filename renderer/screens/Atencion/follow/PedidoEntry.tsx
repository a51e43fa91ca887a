import { Box, Stack, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { OriginChip } from '../../../components/OriginChip';
import { QueuedChip } from '../../../components/QueuedChip';
import { useLabels } from '../../../components/useLabels';
import type { PedidoRow } from '../../../stores/pedidoRow';
import { CardFrame, CardLine } from '../pending/CardFrame';
import { KitchenAsks } from '../pending/PedidoCard';
import { WaitAge } from '../pending/WaitAge';
import { PedidoSent } from '../sent/PedidoSent';
import { BranchChip } from '../BranchChip';
import { useFormat } from '../useFormat';
import { usePedidoName } from '../useNames';
import { useWindows } from '../windows';

/** An order on its way, short: whose it is, since when it stands where it is, and what can be asked. */
export function PedidoEntry({
  pedido,
  where,
  since,
  action,
}: {
  pedido: PedidoRow;
  /** Where it stands, in words; the entry's name begins with it. */
  where: string;
  since: string;
  action?: ReactNode;
}) {
  const { t } = useTranslation('atencion');
  const labels = useLabels();
  const format = useFormat();
  const nameOf = usePedidoName();
  const windows = useWindows();
  return (
    <Box component="li" aria-label={`${where}: ${nameOf(pedido)}`}>
      <CardFrame
        thing={`pedido-${pedido.id}`}
        openLabel={t('pedido.open', { label: labels.pedido(pedido.id) })}
        onOpen={() => {
          windows.showPedido(pedido.id);
        }}
        head={
          <>
            <CardLine
              left={
                <>
                  <Typography variant="h3" component="span" sx={{ flexShrink: 0 }}>
                    {labels.pedido(pedido.id)}
                  </Typography>
                  <OriginChip subtipo={pedido.subtipo} />
                  <BranchChip id={pedido.sucursal_id} />
                  <QueuedChip subject={`pedido:${pedido.id}`} />
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
                  {pedido.cliente ?? t('pedido.noCustomer')}
                </Typography>
              }
              right={<WaitAge since={since} />}
            />
          </>
        }
        actions={
          <Stack direction="row" sx={{ gap: 1, flexWrap: 'wrap' }}>
            {action}
            <KitchenAsks id={pedido.id} />
          </Stack>
        }
      >
        <PedidoSent pedidoId={pedido.id} />
      </CardFrame>
    </Box>
  );
}
