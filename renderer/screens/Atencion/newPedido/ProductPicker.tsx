import { Box, ButtonBase, InputAdornment, TextField, Typography } from '@mui/material';
import SearchIcon from '@mui/icons-material/SearchOutlined';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Producto } from '../../../../shared/api/catalog';
import { useApp } from '../../../app/hooks';
import { EmptyState } from '../../../components/StateMessage';
import { fold } from '../../../format/fold';
import { hasFinePointer } from '../ask/finePointer';
import { useFormat } from '../useFormat';
import type { CartLine } from './cart';

/** Products to touch, narrowed by typing; Enter takes the first one. Those that ran out cannot be taken. */
export function ProductPicker({
  lines,
  onPick,
}: {
  /** What was chosen so far. */
  lines: readonly Pick<CartLine, 'productoId' | 'cantidad'>[];
  onPick: (productoId: number) => void;
}) {
  const { t } = useTranslation('atencion');
  const productos = useApp((state) => state.productos);
  const [typed, setTyped] = useState('');
  const found = useMemo(() => {
    const words = fold(typed).split(' ');
    return productos.filter(({ nombre }) => words.every((word) => fold(nombre).includes(word)));
  }, [productos, typed]);
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1.5, minHeight: 0, pt: 1 }}>
      <TextField
        type="search"
        size="small"
        autoFocus={hasFinePointer()}
        label={t('newPedido.search')}
        value={typed}
        slotProps={{
          input: {
            sx: { minHeight: 44 },
            startAdornment: (
              <InputAdornment position="start">
                <SearchIcon aria-hidden />
              </InputAdornment>
            ),
          },
        }}
        onChange={(event) => {
          setTyped(event.target.value);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          const first = found.find(({ agotado }) => !agotado);
          if (first === undefined || typed.trim() === '') return;
          onPick(first.id);
          setTyped('');
        }}
      />
      <Box sx={{ flex: 1, minHeight: 0, overflowY: 'auto', p: '3px' }}>
        {found.length === 0 ? <EmptyState text={t('newPedido.noProduct')} /> : null}
        <Box
          component="ul"
          aria-label={t('newPedido.products')}
          sx={{
            ...{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1 },
            gridTemplateColumns: 'repeat(auto-fill, minmax(150px, 1fr))',
          }}
        >
          {found.map((producto) => (
            <li key={producto.id}>
              <ProductTile
                producto={producto}
                count={countOf(lines, producto.id)}
                onPick={onPick}
              />
            </li>
          ))}
        </Box>
      </Box>
    </Box>
  );
}

function countOf(
  lines: readonly Pick<CartLine, 'productoId' | 'cantidad'>[],
  productoId: number,
): number {
  return lines
    .filter((line) => line.productoId === productoId)
    .reduce((sum, { cantidad }) => sum + cantidad, 0);
}

function ProductTile({
  producto: { id, nombre, precio, agotado },
  count,
  onPick,
}: {
  producto: Producto;
  count: number;
  onPick: (productoId: number) => void;
}) {
  const { t } = useTranslation('atencion');
  const { t: tCommon } = useTranslation();
  const format = useFormat();
  return (
    <ButtonBase
      disabled={agotado}
      onClick={() => {
        onPick(id);
      }}
      sx={{
        ...{ width: '100%', minHeight: 84, p: 1.25, borderRadius: 1, border: 1, textAlign: 'left' },
        ...{
          display: 'grid',
          gridTemplateColumns: 'minmax(0, 1fr)',
          alignContent: 'space-between',
        },
        typography: 'body1',
        borderColor: count > 0 ? 'primary.main' : 'divider',
        bgcolor: (theme) => (agotado ? theme.campana.sunken : theme.campana.surface),
      }}
    >
      <Typography
        component="span"
        sx={{ fontWeight: 600, lineHeight: 1.25, color: agotado ? 'text.secondary' : null }}
      >
        {nombre}
      </Typography>
      <Box component="span" sx={{ display: 'flex', justifyContent: 'space-between', gap: 1 }}>
        <Typography component="span" color={agotado ? 'error' : 'text.secondary'}>
          {agotado ? t('stock.out') : format.money(precio)}
        </Typography>
        {count > 0 ? (
          <Typography component="span" color="primary" sx={{ fontWeight: 700 }}>
            {tCommon('labels.quantity', { count })}
          </Typography>
        ) : null}
      </Box>
    </ButtonBase>
  );
}
