import { Box, Button, Typography } from '@mui/material';
import SuppliesIcon from '@mui/icons-material/Inventory2Outlined';
import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp } from '../../../app/hooks';
import { BoardState } from '../../../components/BoardState';
import { selectPendingRefills } from '../../../stores/refillsSlice';
import { useKitchen } from '../kitchen/context';
import { type } from '../sizes';
import { useSettling } from '../taps/useSettling';
import { RefillCard } from './RefillCard';

/** What attention asks the kitchen to restock, oldest first. */
export function RefillsRegion() {
  const { t } = useTranslation('cocina');
  const kitchen = useKitchen();
  const refills = useApp(selectPendingRefills);
  const insumos = useApp((state) => state.insumos);
  const rootRef = useRef<HTMLElement>(null);
  useSettling(
    rootRef,
    useMemo(() => refills.map(({ id }) => ({ key: `refill:${id}`, does: 'attend' })), [refills]),
  );
  const out = insumos.filter(({ agotado }) => agotado);
  return (
    <Box
      ref={rootRef}
      component="section"
      aria-labelledby="cocina-refills"
      sx={{
        minHeight: 0,
        display: 'flex',
        flexDirection: 'column',
        borderTop: 1,
        borderColor: 'divider',
        '@media (orientation: portrait)': { borderTop: 0, borderLeft: 1, borderColor: 'divider' },
      }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, pl: 1.5 }}>
        <Typography id="cocina-refills" variant="h3" component="h2" sx={{ flex: 1 }}>
          {t('refills.title')}
        </Typography>
        <Button
          color="inherit"
          startIcon={<SuppliesIcon />}
          sx={{ px: 1.5 }}
          onClick={() => {
            kitchen.showPanel('supplies');
          }}
        >
          {t('supplies.open')}
        </Button>
      </Box>
      <Box sx={{ flex: 1, minHeight: 0, overflowY: 'auto', px: 1.5, pb: 1.5 }}>
        <BoardState
          isEmpty={refills.length === 0}
          empty={<Typography color="text.secondary">{t('refills.none')}</Typography>}
        >
          <Box
            component="ul"
            aria-live="polite"
            aria-relevant="additions"
            sx={{
              listStyle: 'none',
              m: 0,
              p: 0,
              display: 'grid',
              gap: 1,
              gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 260px), 1fr))',
            }}
          >
            {refills.map((refill) => (
              <RefillCard key={refill.id} refill={refill} />
            ))}
          </Box>
        </BoardState>
        {out.length > 0 ? (
          <Typography sx={{ pt: 1, fontSize: type.small }} color="warning">
            {t('refills.out', { names: out.map(({ nombre }) => nombre).join(', ') })}
          </Typography>
        ) : null}
      </Box>
    </Box>
  );
}
