import { Box, IconButton, TextField, Typography } from '@mui/material';
import MoreIcon from '@mui/icons-material/AddOutlined';
import RemoveIcon from '@mui/icons-material/DeleteOutlined';
import LessIcon from '@mui/icons-material/RemoveOutlined';
import { useTranslation } from 'react-i18next';
import type { Producto } from '../../../../shared/api/catalog';
import { EmptyState } from '../../../components/StateMessage';
import { useFormat } from '../useFormat';
import { cartTotal, withNote, withQuantity, type CartLine } from './cart';

/** What was chosen so far: how many of each, notes for the kitchen, and what it costs. */
export function CartLines({
  lines,
  productos,
  onChange,
}: {
  lines: readonly CartLine[];
  productos: readonly Producto[];
  onChange: (lines: CartLine[]) => void;
}) {
  const { t } = useTranslation('atencion');
  if (lines.length === 0) return <EmptyState text={t('newPedido.empty')} />;
  return (
    <Box component="ul" aria-label={t('newPedido.lines')} sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {lines.map((line) => {
        const producto = productos.find(({ id }) => id === line.productoId);
        return (
          <Line
            key={line.productoId}
            line={line}
            name={producto?.nombre ?? ''}
            soldOut={producto?.agotado ?? false}
            cost={cartTotal([line], productos)}
            onQuantity={(cantidad) => {
              onChange(withQuantity(lines, line.productoId, cantidad));
            }}
            onNote={(nota) => {
              onChange(withNote(lines, line.productoId, nota));
            }}
          />
        );
      })}
    </Box>
  );
}

function Line({
  line: { cantidad, nota },
  name,
  soldOut,
  cost,
  onQuantity,
  onNote,
}: {
  line: CartLine;
  name: string;
  soldOut: boolean;
  cost: number;
  onQuantity: (cantidad: number) => void;
  onNote: (nota: string) => void;
}) {
  const { t } = useTranslation('atencion');
  const format = useFormat();
  const LessOrGone = cantidad > 1 ? LessIcon : RemoveIcon;
  return (
    <Box component="li" sx={{ py: 1, borderBottom: 1, borderColor: 'divider' }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.5 }}>
        <Box sx={{ flex: 1, minWidth: 0 }}>
          <Typography sx={{ fontWeight: 600 }}>{name}</Typography>
          {soldOut ? <Typography color="error">{t('stock.out')}</Typography> : null}
        </Box>
        <IconButton
          aria-label={t(cantidad > 1 ? 'newPedido.less' : 'newPedido.remove', { name })}
          onClick={() => {
            onQuantity(cantidad - 1);
          }}
        >
          <LessOrGone />
        </IconButton>
        <Typography sx={{ minWidth: 28, textAlign: 'center', fontWeight: 700, fontSize: 18 }}>
          {cantidad}
        </Typography>
        <IconButton
          aria-label={t('newPedido.more', { name })}
          onClick={() => {
            onQuantity(cantidad + 1);
          }}
        >
          <MoreIcon />
        </IconButton>
        <Typography sx={{ minWidth: 84, textAlign: 'right', fontWeight: 600 }}>
          {format.money(cost)}
        </Typography>
      </Box>
      <TextField
        fullWidth
        size="small"
        variant="standard"
        placeholder={t('newPedido.lineNote')}
        value={nota}
        slotProps={{
          htmlInput: { maxLength: 200, 'aria-label': t('newPedido.noteFor', { name }) },
          input: { disableUnderline: true, sx: { minHeight: 44 } },
        }}
        onChange={(event) => {
          onNote(event.target.value);
        }}
      />
    </Box>
  );
}
