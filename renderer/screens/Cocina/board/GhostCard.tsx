import { Box, Button, Card } from '@mui/material';
import { keyframes } from '@emotion/react';
import DoneIcon from '@mui/icons-material/CheckCircleOutlined';
import UndoIcon from '@mui/icons-material/UndoOutlined';
import { useTranslation } from 'react-i18next';
import { useApp } from '../../../app/hooks';
import { selectPedido } from '../../../stores/pedidosSlice';
import { useKitchen } from '../kitchen/context';
import { undoMs } from '../kitchen/kitchen';
import { type } from '../sizes';
import type { Ghost } from './cards';

const shrink = keyframes`
  to { transform: scaleX(0); }
`;

/**
 * Where an order was until a moment ago, with the way back. It keeps the place so that nothing moves
 * under the fingers, and has nothing to touch where *Listo* was: a second tap must not undo the first.
 */
export function GhostCard({ ghost }: { ghost: Ghost }) {
  const { t } = useTranslation('cocina');
  const kitchen = useKitchen();
  const queued = useApp((state) => selectPedido(ghost.id)(state)?.queued === true);
  return (
    <Card
      sx={{
        minHeight: ghost.heightPx,
        p: 1,
        display: 'flex',
        flexDirection: 'column',
        gap: 1,
        borderWidth: 2,
        borderStyle: 'dashed',
        borderColor: 'success.main',
        bgcolor: (theme) => theme.campana.doneTint,
      }}
    >
      <Button
        fullWidth
        variant="outlined"
        color="inherit"
        startIcon={<UndoIcon />}
        sx={{ fontSize: type.item }}
        onClick={() => void kitchen.recall(ghost.id)}
      >
        {t('ghost.undo')}
      </Button>
      <Box
        aria-hidden
        sx={{
          height: 6,
          bgcolor: 'success.main',
          transformOrigin: 'left',
          animation: `${shrink} ${undoMs}ms linear forwards`,
        }}
      />
      <Box
        // Not the role "status": that one belongs to the connection.
        aria-live="polite"
        // The number is painted, not written: this is no card of that order any more.
        data-number={t('card.number', { id: ghost.id })}
        sx={{
          display: 'flex',
          alignItems: 'center',
          gap: 1,
          color: 'success.main',
          fontSize: type.item,
          fontWeight: 750,
          '&::before': { content: 'attr(data-number)', fontSize: type.number, fontWeight: 800 },
        }}
      >
        <DoneIcon fontSize="inherit" />
        {t(queued ? 'ghost.queued' : 'ghost.done')}
      </Box>
    </Card>
  );
}
