import { Box } from '@mui/material';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { AlertsRegion } from './alerts/AlertsRegion';
import { Board } from './board/Board';
import { useKitchenKeys } from './keys/useKitchenKeys';
import { KitchenContext } from './kitchen/context';
import type { Kitchen } from './kitchen/kitchen';
import { useKitchenScreen } from './kitchen/useKitchenScreen';
import { KitchenPanels } from './KitchenPanels';
import { RefillsRegion } from './refills/RefillsRegion';
import { visuallyHidden } from './sizes';
import { TotalsRegion } from './totals/TotalsRegion';

/** The kitchen: alerts above all, orders in preparation, and what is running out. */
export function CocinaScreen() {
  const kitchen = useKitchenScreen();
  return (
    <KitchenContext value={kitchen}>
      <KitchenLayout kitchen={kitchen} />
    </KitchenContext>
  );
}

function KitchenLayout({ kitchen }: { kitchen: Kitchen }) {
  const { t } = useTranslation('cocina');
  const rootRef = useRef<HTMLDivElement>(null);
  useKitchenKeys(kitchen, rootRef);
  return (
    <Box
      ref={rootRef}
      sx={{ height: '100%', display: 'flex', flexDirection: 'column', overflow: 'hidden' }}
    >
      <Box component="h1" sx={visuallyHidden}>
        {t('title')}
      </Box>
      <AlertsRegion />
      <Box
        sx={{
          flex: 1,
          minHeight: 0,
          display: 'grid',
          gridTemplateColumns: 'minmax(0, 1fr) clamp(290px, 19vw, 640px)',
          '@media (orientation: portrait)': {
            gridTemplateColumns: 'minmax(0, 1fr)',
            gridTemplateRows: 'minmax(0, 1fr) minmax(150px, 27%)',
          },
        }}
      >
        <Board />
        <Box
          sx={{
            minHeight: 0,
            display: 'grid',
            gridTemplateRows: 'minmax(0, 1fr) minmax(0, 1fr)',
            bgcolor: 'background.paper',
            borderLeft: 1,
            borderColor: 'divider',
            '@media (orientation: portrait)': {
              gridTemplateRows: 'minmax(0, 1fr)',
              gridTemplateColumns: '2fr 3fr',
              borderLeft: 0,
              borderTop: 1,
              borderColor: 'divider',
            },
          }}
        >
          <TotalsRegion />
          <RefillsRegion />
        </Box>
      </Box>
      <KitchenPanels />
    </Box>
  );
}
