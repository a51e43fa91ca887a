import { Box, Typography } from '@mui/material';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp } from '../../../app/hooks';
import { selectBoardStatus, selectIsStale } from '../../../stores/connectionSlice';
import { selectPedidos } from '../../../stores/pedidosSlice';
import { kitchenCards } from '../board/cards';
import { useKitchenState } from '../kitchen/context';
import { type } from '../sizes';
import { pendingTotals } from './totals';

/** How many of each product are still to be made, over all cards of this screen. */
export function TotalsRegion() {
  const { t } = useTranslation(['cocina', 'common']);
  const pedidos = useApp(selectPedidos);
  const stations = useApp((state) => state.preferences.estaciones);
  const known = useApp((state) => selectBoardStatus(state) === 'ready' && !selectIsStale(state));
  const memories = useKitchenState((state) => state.memories);
  const totals = useMemo(
    () => pendingTotals(kitchenCards(pedidos.values(), memories, stations), memories, stations),
    [pedidos, memories, stations],
  );
  return (
    <Box
      component="section"
      aria-labelledby="cocina-totals"
      sx={{ minHeight: 0, display: 'flex', flexDirection: 'column', pt: 1 }}
    >
      <Typography id="cocina-totals" variant="h3" component="h2" sx={{ px: 1.5, pb: 0.5 }}>
        {t('totals.title')}
      </Typography>
      {totals.length === 0 ? (
        <Typography color="text.secondary" sx={{ px: 1.5 }}>
          {known ? t('totals.none') : null}
        </Typography>
      ) : (
        <Box
          component="ul"
          // It may scroll and holds nothing to focus: the keyboard must reach it all the same.
          tabIndex={0}
          aria-labelledby="cocina-totals"
          sx={{ listStyle: 'none', m: 0, p: 0, px: 1.5, overflowY: 'auto', minHeight: 0 }}
        >
          {totals.map(({ key, producto, cantidad }) => (
            <Box
              component="li"
              key={key}
              sx={{
                display: 'flex',
                gap: 1.5,
                alignItems: 'baseline',
                py: 0.5,
                borderBottom: 1,
                borderColor: 'divider',
                fontSize: type.note,
              }}
            >
              <Box
                component="span"
                sx={{
                  minWidth: '2.2em',
                  textAlign: 'right',
                  fontWeight: 800,
                  fontSize: type.item,
                  color: 'primary.main',
                }}
              >
                {cantidad}
              </Box>
              <Box component="span" sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
                {producto}
              </Box>
            </Box>
          ))}
        </Box>
      )}
    </Box>
  );
}
