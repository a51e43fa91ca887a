import { Box } from '@mui/material';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { FollowPanel } from './follow/FollowPanel';
import { HiddenHeading, LiveRegion } from './Hidden';
import { PendingPedidos } from './pending/PendingPedidos';
import { PendingVouchers } from './pending/PendingVouchers';
import { useArrivals } from './pending/useArrivals';
import { useAnswers } from './sent/useAnswers';
import { Toolbar } from './Toolbar';
import { useAtencionWindows } from './useAtencionWindows';
import { useImageIntake } from './voucher/useImageIntake';
import { WindowsContext } from './windows';

/** Three columns where there is room; on a tablet held upright what follows goes below. */
const layout = {
  display: 'grid',
  gap: 1.5,
  flex: 1,
  minHeight: 0,
  gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr) minmax(0, 0.9fr)',
  gridTemplateRows: 'minmax(0, 1fr)',
  '@media (max-width: 1099px) and (orientation: portrait), (max-width: 899px)': {
    gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)',
    gridTemplateRows: 'minmax(0, 3fr) minmax(0, 2fr)',
    '& > :last-child': { gridColumn: '1 / -1' },
  },
} as const;

/** The counter: what came in and waits for a decision, and what became of what was decided. */
export function AtencionScreen() {
  const { windows, opened } = useAtencionWindows();
  useAnswers();
  useImageIntake(windows.uploadVoucher);
  return (
    <WindowsContext value={windows}>
      <Board />
      {opened}
    </WindowsContext>
  );
}

/** The screen beneath its windows; opening one must not draw a hundred cards again. */
const Board = memo(function Board() {
  const { t } = useTranslation('atencion');
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1, height: '100%', p: 1.5 }}>
      <HiddenHeading>{t('title')}</HiddenHeading>
      <Arrivals />
      <Toolbar />
      <Box sx={layout}>
        <PendingPedidos />
        <PendingVouchers />
        <FollowPanel />
      </Box>
    </Box>
  );
});

function Arrivals() {
  return <LiveRegion>{useArrivals()}</LiveRegion>;
}
