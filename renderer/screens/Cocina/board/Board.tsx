import { Box, Typography } from '@mui/material';
import NoOrdersIcon from '@mui/icons-material/RestaurantOutlined';
import { useMemo, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp } from '../../../app/hooks';
import { BoardState } from '../../../components/BoardState';
import { EmptyState } from '../../../components/StateMessage';
import { selectOpenAlertas } from '../../../stores/alertasSlice';
import { selectPedidos } from '../../../stores/pedidosSlice';
import { useKitchenState } from '../kitchen/context';
import { type } from '../sizes';
import { useSettling } from '../taps/useSettling';
import { BoardHeader } from './BoardHeader';
import { boardPlaces, kitchenCards, withGhosts } from './cards';
import { GhostCard } from './GhostCard';
import { OrderCard } from './OrderCard';
import { useFocusKeeper } from './useFocusKeeper';

const noStations: readonly string[] = [];

/** The orders in preparation as cards, oldest first. */
export function Board() {
  const { t } = useTranslation('cocina');
  const pedidos = useApp(selectPedidos);
  const stations = useApp((state) => state.preferences.estaciones);
  const unread = useApp(selectOpenAlertas);
  const memories = useKitchenState((state) => state.memories);
  const ghosts = useKitchenState((state) => state.ghosts);
  const stale = useApp((state) => state.connection.kind === 'sin_conexion');
  const gridRef = useRef<HTMLDivElement>(null);

  const cards = useMemo(
    () => kitchenCards(pedidos.values(), memories, stations),
    [pedidos, memories, stations],
  );
  const elsewhere = useMemo(() => {
    if (stations.length === 0) return 0;
    return kitchenCards(pedidos.values(), memories, noStations).length - cards.length;
  }, [pedidos, memories, stations, cards]);
  const entries = useMemo(() => withGhosts(cards, ghosts), [cards, ghosts]);
  const alerted = useMemo(() => new Set(unread.map(({ pedido_id }) => pedido_id)), [unread]);
  const hotkeys = useMemo(
    () => new Map(cards.slice(0, 9).map(({ pedido }, index) => [pedido.id, index + 1])),
    [cards],
  );

  const fresh = cards
    .filter(({ pedido }) => memories.get(pedido.id)?.fresh === true)
    .map(({ pedido }) => pedido.id);

  useSettling(
    gridRef,
    useMemo(() => boardPlaces(entries), [entries]),
  );
  useFocusKeeper(gridRef, cards);

  return (
    <Box
      component="section"
      aria-labelledby="cocina-board"
      sx={{
        minHeight: 0,
        display: 'flex',
        flexDirection: 'column',
        // Seen from where the band at the foot cannot be read.
        ...(stale
          ? { outline: (theme) => `6px solid ${theme.palette.warning.main}`, outlineOffset: '-6px' }
          : {}),
      }}
    >
      <BoardHeader count={cards.length} fresh={fresh} />
      <Box
        sx={{
          flex: 1,
          minHeight: 0,
          overflow: 'auto',
          px: 1.5,
          pb: 1.5,
          pt: 0.5,
          '& > div > p': { fontSize: type.item },
        }}
      >
        <BoardState isEmpty={entries.length === 0} empty={<NoOrders elsewhere={elsewhere} />}>
          <Box
            ref={gridRef}
            // Fingers leave no focus behind: a bump bar's Space must not press what was touched last.
            onMouseDown={(event) => {
              event.preventDefault();
            }}
            sx={{
              display: 'grid',
              gap: 1.5,
              gridTemplateColumns:
                'repeat(auto-fill, minmax(min(100%, clamp(280px, 15.4vw, 560px)), 1fr))',
            }}
          >
            {entries.map((entry) => {
              if (entry.kind === 'ghost') {
                return <GhostCard key={entry.ghost.id} ghost={entry.ghost} />;
              }
              const { pedido, status } = entry.card;
              return (
                <OrderCard
                  key={pedido.id}
                  pedido={pedido}
                  status={status}
                  memory={memories.get(pedido.id)}
                  stations={stations}
                  hotkey={hotkeys.get(pedido.id) ?? null}
                  alerted={alerted.has(pedido.id)}
                />
              );
            })}
          </Box>
          {elsewhere > 0 ? <Footnote>{t('board.elsewhere', { count: elsewhere })}</Footnote> : null}
        </BoardState>
      </Box>
    </Box>
  );
}

function NoOrders({ elsewhere }: { elsewhere: number }) {
  const { t } = useTranslation('cocina');
  const icon = <NoOrdersIcon sx={{ fontSize: '4rem' }} />;
  if (elsewhere === 0) return <EmptyState icon={icon} text={t('board.empty')} />;
  return <EmptyState icon={icon} text={t('board.emptyHere', { count: elsewhere })} />;
}

function Footnote({ children }: { children: ReactNode }) {
  return (
    <Typography color="text.secondary" sx={{ pt: 1.5, textAlign: 'center' }}>
      {children}
    </Typography>
  );
}
