import { Box, Typography } from '@mui/material';
import HistoryIcon from '@mui/icons-material/HistoryOutlined';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { routes } from '../../../../shared/api/routes';
import { useRouteQuery } from '../../../app/useRouteQuery';
import { useApp } from '../../../app/hooks';
import { useNow } from '../../../components/useNow';
import { EmptyState, ErrorState, LoadingState } from '../../../components/StateMessage';
import { selectPedidos } from '../../../stores/pedidosSlice';
import { useFormat } from '../useFormat';
import { mergePedidos } from './mergePedidos';
import { PedidoLine } from './PedidoLine';
import { closedAt, closedToday, dayTotals } from './today';

/** Enough for a busy day. */
const reach = 500;

/** What was handed over or cancelled today, and what it amounts to. */
export function HistoryPanel() {
  const { t } = useTranslation('atencion');
  const format = useFormat();
  const now = useNow(60_000);
  const live = useApp(selectPedidos);
  const list = useRouteQuery(routes.listPedidos, {
    query: { estado: ['ENTREGADO', 'CANCELADO'], limite: reach },
  });
  const fetched = list.data?.datos;
  const rows = useMemo(
    () => closedToday(mergePedidos(live, fetched ?? []), now),
    [live, fetched, now],
  );
  if (list.isPending) return <LoadingState />;
  if (rows.length === 0) {
    return list.isError ? (
      <ErrorState onRetry={() => void list.refetch()} />
    ) : (
      <EmptyState icon={<HistoryIcon fontSize="large" />} text={t('follow.nothingToday')} />
    );
  }
  const { delivered, cancelled, money } = dayTotals(rows);
  return (
    <>
      <Box sx={{ display: 'flex', gap: 2, flexWrap: 'wrap', px: 2, py: 1.5 }}>
        <Typography sx={{ fontWeight: 700 }}>
          {t('follow.delivered', { count: delivered })}
          {` · ${format.money(money)}`}
        </Typography>
        <Typography color="text.secondary">
          {t('follow.cancelled', { count: cancelled })}
        </Typography>
        {list.isError ? <Typography color="error">{t('follow.onlyRecent')}</Typography> : null}
      </Box>
      <Box component="ul" aria-label={t('follow.history')} sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {rows.map((pedido) => (
          <PedidoLine
            key={pedido.id}
            pedido={pedido}
            at={closedAt(pedido) ?? pedido.fecha_creacion}
          />
        ))}
      </Box>
    </>
  );
}
