import { Box, Typography } from '@mui/material';
import NothingIcon from '@mui/icons-material/SearchOffOutlined';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { routes } from '../../../../shared/api/routes';
import { useRouteQuery } from '../../../app/useRouteQuery';
import { useApp } from '../../../app/hooks';
import { EmptyState, ErrorState, LoadingState } from '../../../components/StateMessage';
import { selectPedidos } from '../../../stores/pedidosSlice';
import { findPedidos } from './findPedidos';
import { mergePedidos } from './mergePedidos';
import { PedidoLine } from './PedidoLine';

/** How far back the search reaches, in orders, and how many it shows. */
const reach = 500;
const maxShown = 60;

/** The orders that fit what was typed: the live ones at once, older ones as soon as the server answers. */
export function SearchResults({ typed }: { typed: string }) {
  const { t } = useTranslation('atencion');
  const live = useApp(selectPedidos);
  const older = useRouteQuery(routes.listPedidos, { query: { limite: reach } });
  const fetched = older.data?.datos;
  const corpus = useMemo(() => mergePedidos(live, fetched ?? []), [live, fetched]);
  const found = useMemo(() => findPedidos(corpus, typed), [corpus, typed]);
  if (found.length === 0) {
    if (older.isError) return <ErrorState onRetry={() => void older.refetch()} />;
    if (older.isPending) return <LoadingState />;
    return (
      <EmptyState
        icon={<NothingIcon fontSize="large" />}
        text={t('follow.nothingFound', { typed })}
      />
    );
  }
  return (
    <>
      <Typography color="text.secondary" aria-live="polite" sx={{ px: 2, pt: 1 }}>
        {t('follow.found', { count: found.length })}
        {older.isError ? ` ${t('follow.onlyRecent')}` : ''}
      </Typography>
      <Box component="ul" aria-label={t('follow.results')} sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {found.slice(0, maxShown).map((pedido) => (
          <PedidoLine key={pedido.id} pedido={pedido} at={pedido.fecha_creacion} />
        ))}
      </Box>
    </>
  );
}
