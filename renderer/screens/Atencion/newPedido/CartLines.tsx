import { Box, Typography } from '@mui/material';
import { useTranslation } from 'react-i18next';
import type { Producto } from '../../../../shared/api/catalog';
import { EmptyState } from '../../../components/StateMessage';
import { useFormat } from '../useFormat';
import { cartTotal, withNote, withQuantity, type CartLine } from './cart';
import { LineNote } from './LineNote';
import { QuantityStepper } from './QuantityStepper';

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
  return (
    <Box component="li" sx={{ py: 1, borderBottom: 1, borderColor: 'divider' }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.5 }}>
        <Box sx={{ flex: 1, minWidth: 0 }}>
          <Typography sx={{ fontWeight: 600 }}>{name}</Typography>
          {soldOut ? <Typography color="error">{t('stock.out')}</Typography> : null}
        </Box>
        <QuantityStepper name={name} cantidad={cantidad} onQuantity={onQuantity} />
        <Typography sx={{ minWidth: 84, textAlign: 'right', fontWeight: 600 }}>
          {format.money(cost)}
        </Typography>
      </Box>
      <LineNote name={name} nota={nota} onNote={onNote} />
    </Box>
  );
}
