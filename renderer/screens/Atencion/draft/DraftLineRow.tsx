import { Autocomplete, Box, Chip, TextField, Typography } from '@mui/material';
import UnsureIcon from '@mui/icons-material/HelpOutlined';
import { useTranslation } from 'react-i18next';
import type { Producto } from '../../../../shared/api/catalog';
import { LineNote } from '../newPedido/LineNote';
import { QuantityStepper } from '../newPedido/QuantityStepper';
import { useFormat } from '../useFormat';
import type { DraftLine } from './draftLines';

/** A line of a draft: the customer's words, what they were taken for, how many, and a note. */
export function DraftLineRow({
  line,
  productos,
  onChange,
}: {
  line: DraftLine;
  productos: readonly Producto[];
  onChange: (change: Partial<Pick<DraftLine, 'productoId' | 'cantidad' | 'nota'>>) => void;
}) {
  const { t } = useTranslation('whatsapp');
  const { t: tAtencion } = useTranslation('atencion');
  const format = useFormat();
  const { cantidad, nota, texto, unsure, alternatives } = line;
  const producto = productos.find(({ id }) => id === line.productoId) ?? null;
  const name = producto?.nombre ?? '';
  const likely = (id: number) => id === line.productoId || alternatives.includes(id);
  const options = [...productos].sort((a, b) => Number(likely(b.id)) - Number(likely(a.id)));
  return (
    <Box
      component="li"
      aria-label={name}
      sx={{ display: 'grid', gap: 0.75, py: 1.25, borderBottom: 1, borderColor: 'divider' }}
    >
      {texto === null ? null : (
        <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', minWidth: 0 }}>
          <Typography
            dir="auto"
            color="text.secondary"
            sx={{ flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}
          >
            {t('draft.words', { texto })}
          </Typography>
          {unsure ? (
            <Chip size="small" color="warning" icon={<UnsureIcon />} label={t('draft.unsure')} />
          ) : null}
        </Box>
      )}
      <Box sx={{ display: 'flex', gap: 0.5, alignItems: 'center' }}>
        <Autocomplete<Producto>
          size="small"
          options={options}
          value={producto}
          groupBy={({ id }) => (likely(id) ? t('draft.likely') : t('draft.menu'))}
          getOptionLabel={({ nombre }) => nombre}
          getOptionDisabled={({ agotado }) => agotado}
          isOptionEqualToValue={(a, b) => a.id === b.id}
          noOptionsText={tAtencion('newPedido.noProduct')}
          sx={{ flex: 1, minWidth: 0 }}
          renderInput={(params) => (
            <TextField
              {...params}
              label={t('draft.product')}
              error={producto === null || producto.agotado}
              helperText={
                producto?.agotado === true
                  ? tAtencion('stock.out')
                  : producto === null
                    ? t('draft.productGone')
                    : null
              }
            />
          )}
          onChange={(_event, chosen) => {
            if (chosen !== null) onChange({ productoId: chosen.id });
          }}
        />
        <QuantityStepper
          name={name}
          cantidad={cantidad}
          onQuantity={(next) => {
            onChange({ cantidad: next });
          }}
        />
        <Typography sx={{ minWidth: 76, textAlign: 'right', fontWeight: 600 }}>
          {producto === null ? '' : format.money(producto.precio * cantidad)}
        </Typography>
      </Box>
      <LineNote
        name={name}
        nota={nota}
        onNote={(words) => {
          onChange({ nota: words });
        }}
      />
    </Box>
  );
}
