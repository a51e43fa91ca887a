import { Box, Button, Typography } from '@mui/material';
import KitchenIcon from '@mui/icons-material/SoupKitchenOutlined';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp, useBusy, usePerform } from '../../../app/hooks';
import { BoardState } from '../../../components/BoardState';
import { EmptyState } from '../../../components/StateMessage';
import type { PedidoRow } from '../../../stores/pedidoRow';
import { selectKitchenPedidos, selectReadyPedidos } from '../../../stores/pedidosSlice';
import { mainButtonSx } from '../pending/CardFrame';
import { PedidoEntry } from './PedidoEntry';

/** Orders on their way: those ready to be handed over first, for somebody waits at the counter. */
export function ProgressPanel() {
  const { t } = useTranslation('atencion');
  const kitchen = useApp(selectKitchenPedidos);
  const ready = useApp(selectReadyPedidos);
  return (
    <BoardState
      isEmpty={kitchen.length + ready.length === 0}
      empty={
        <EmptyState icon={<KitchenIcon fontSize="large" />} text={t('follow.nothingOnTheWay')} />
      }
    >
      <Group
        title={t('follow.ready')}
        rows={ready}
        sinceOf={(row) => row.fecha_listo}
        renderAction={(row) => <DeliverButton id={row.id} />}
      />
      <Group title={t('follow.inKitchen')} rows={kitchen} sinceOf={(row) => row.fecha_aprobacion} />
    </BoardState>
  );
}

function Group({
  title,
  rows,
  sinceOf,
  renderAction,
}: {
  title: string;
  rows: readonly PedidoRow[];
  sinceOf: (row: PedidoRow) => string | null;
  renderAction?: (row: PedidoRow) => React.ReactNode;
}) {
  const titleId = useId();
  if (rows.length === 0) return null;
  return (
    <Box component="section" sx={{ p: 1 }}>
      <Typography variant="h3" id={titleId} sx={{ px: 0.5, pb: 1 }}>
        {`${title} (${rows.length})`}
      </Typography>
      <Box
        component="ul"
        aria-labelledby={titleId}
        sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1 }}
      >
        {rows.map((row) => (
          <PedidoEntry
            key={row.id}
            pedido={row}
            where={title}
            since={sinceOf(row) ?? row.fecha_creacion}
            action={renderAction?.(row)}
          />
        ))}
      </Box>
    </Box>
  );
}

function DeliverButton({ id }: { id: number }) {
  const { t } = useTranslation('atencion');
  const perform = usePerform();
  const moving = useBusy('movePedido', { id, estado: 'ENTREGADO' });
  return (
    <Button
      variant="contained"
      loading={moving}
      sx={mainButtonSx}
      onClick={() => void perform('movePedido', { id, estado: 'ENTREGADO' })}
    >
      {t('actions.deliver')}
    </Button>
  );
}
