import { Box, Button, Chip, Drawer, Typography } from '@mui/material';
import RecallIcon from '@mui/icons-material/UndoOutlined';
import { useTranslation } from 'react-i18next';
import { useApp, useBusy } from '../../../app/hooks';
import { EstadoChip } from '../../../components/EstadoChip';
import { EmptyState } from '../../../components/StateMessage';
import { useNow } from '../../../components/useNow';
import { formatTime } from '../../../format/time';
import type { PedidoRow } from '../../../stores/pedidoRow';
import { selectFinishedPedidos } from '../../../stores/pedidosSlice';
import { KeyBadge } from '../board/KeyBadge';
import { useKitchen, useKitchenState } from '../kitchen/context';
import { type } from '../sizes';
import { finishedAt, isRecallable, recentlyFinished } from './recallable';

const titleId = 'cocina-recall';

/** The orders finished in the last three hours; one that was finished too early goes back to its place. */
export function RecallDrawer({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Drawer
      anchor="right"
      open={open}
      onClose={onClose}
      slotProps={{
        paper: {
          role: 'dialog',
          'aria-labelledby': titleId,
          sx: { width: 'min(100vw, max(440px, 32vw))', p: 2, display: 'flex', gap: 1.5 },
        },
      }}
    >
      {open ? <RecallList onClose={onClose} /> : null}
    </Drawer>
  );
}

function RecallList({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['cocina', 'common']);
  const kitchen = useKitchen();
  const keysOn = useKitchenState((state) => state.keysOn);
  const finished = useApp(selectFinishedPedidos);
  const now = useNow(60_000);
  const rows = recentlyFinished(finished, now);
  const recallable = rows.filter(isRecallable);

  const recall = (id: number) => {
    void kitchen.recall(id).then((done) => {
      if (done) onClose();
    });
  };

  return (
    <Box
      sx={{ display: 'flex', flexDirection: 'column', gap: 1.5, minHeight: 0, flex: 1 }}
      onKeyDown={(event) => {
        if (!keysOn || event.repeat || event.ctrlKey || event.altKey || event.metaKey) return;
        const row = /^[1-9]$/.test(event.key) ? recallable[Number(event.key) - 1] : undefined;
        if (row !== undefined) recall(row.id);
        if (event.key === 'r' || event.key === 'R') onClose();
      }}
    >
      <Box sx={{ display: 'flex', justifyContent: 'space-between', alignItems: 'center', gap: 1 }}>
        <Typography id={titleId} variant="h2">
          {t('recall.title')}
        </Typography>
        <Button autoFocus variant="outlined" color="inherit" onClick={onClose}>
          {t('common:buttons.close')}
        </Button>
      </Box>
      <Typography color="text.secondary">{t('recall.hint')}</Typography>
      {rows.length === 0 ? <EmptyState text={t('recall.none')} /> : null}
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, overflowY: 'auto', minHeight: 0 }}>
        {rows.map((row) => (
          <RecallRow
            key={row.id}
            row={row}
            hotkey={isRecallable(row) ? recallable.indexOf(row) + 1 : null}
            onRecall={recall}
          />
        ))}
      </Box>
    </Box>
  );
}

function RecallRow({
  row,
  hotkey,
  onRecall,
}: {
  row: PedidoRow;
  /** Place among those that can be recalled, from 1; null for one that cannot. */
  hotkey: number | null;
  onRecall: (id: number) => void;
}) {
  const { t } = useTranslation(['cocina', 'common']);
  const language = useApp((state) => state.preferences.language);
  const busy = useBusy('movePedido', { id: row.id, estado: 'EN_PREPARACION' });
  const labelId = `cocina-recall-${row.id}`;
  return (
    <Box
      component="li"
      sx={{ display: 'grid', gap: 0.5, py: 1.25, borderTop: 1, borderColor: 'divider' }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, flexWrap: 'wrap' }}>
        <Typography id={labelId} component="h3" sx={{ fontSize: type.minutes, fontWeight: 800 }}>
          {t('common:labels.pedido', { id: row.id })}
        </Typography>
        <EstadoChip estado={row.estado} />
        {row.queued === true ? (
          <Chip size="small" color="warning" label={t('recall.queued')} />
        ) : null}
        <Typography color="text.secondary" sx={{ ml: 'auto' }}>
          {formatTime(finishedAt(row), language)}
        </Typography>
      </Box>
      <Typography sx={{ fontSize: type.small }}>
        {row.items
          .map(
            ({ cantidad, producto }) =>
              `${t('common:labels.quantity', { count: cantidad })} ${producto}`,
          )
          .join(', ')}
      </Typography>
      {hotkey === null ? null : (
        <Button
          variant="outlined"
          startIcon={<RecallIcon />}
          endIcon={hotkey <= 9 ? <KeyBadge hotkey={hotkey} /> : null}
          aria-describedby={labelId}
          aria-busy={busy}
          onClick={() => {
            onRecall(row.id);
          }}
        >
          {t('recall.recall')}
        </Button>
      )}
    </Box>
  );
}
