import { Autocomplete, Chip, TextField } from '@mui/material';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Insumo } from '../../../../shared/api/catalog';
import { useApp } from '../../../app/hooks';
import { useLabels } from '../../../components/useLabels';
import { fold } from '../../../format/fold';
import { AskDialog } from './AskDialog';
import { hasFinePointer } from './finePointer';
import { QuantityField } from './QuantityField';
import { useSend } from './useSend';

const maxQuantity = 99_999;

/** Asks the kitchen to restock a supply, for an order or in general. */
export function RefillDialog({
  pedidoId,
  insumoId,
  onClose,
}: {
  pedidoId: number | null;
  insumoId?: number;
  onClose: () => void;
}) {
  const { t } = useTranslation('atencion');
  const labels = useLabels();
  const insumos = useApp((state) => state.insumos);
  const notify = useApp((state) => state.notify);
  const { send, sending, failure } = useSend('requestRefill');
  const [insumo, setInsumo] = useState<Insumo | null>(
    () => insumos.find(({ id }) => id === insumoId) ?? null,
  );
  const [quantity, setQuantity] = useState('1');
  const [asked, setAsked] = useState(false);
  const cantidad = Number(quantity.replace(',', '.'));
  const quantityFits = cantidad >= 0.01 && cantidad <= maxQuantity;

  async function submit(): Promise<void> {
    setAsked(true);
    if (insumo === null || !quantityFits) return;
    const outcome = await send({
      insumoId: insumo.id,
      cantidad,
      ...(pedidoId === null ? {} : { pedidoId }),
    });
    if (!outcome.ok) return;
    onClose();
    if (outcome.queued) return;
    const label = labels.refill(outcome.value.id);
    const text = t('refill.sent', { label, insumo: insumo.nombre });
    notify({ severity: 'success', text, durationMs: 3_000 });
  }

  const about = pedidoId === null ? '' : `: ${labels.pedido(pedidoId)}`;
  return (
    <AskDialog
      title={`${t('actions.refill')}${about}`}
      sendLabel={t('actions.send')}
      sending={sending}
      failure={failure}
      onSend={() => void submit()}
      onClose={onClose}
    >
      <Autocomplete
        options={insumos}
        value={insumo}
        getOptionLabel={({ nombre }) => nombre}
        getOptionKey={({ id }) => id}
        isOptionEqualToValue={(a, b) => a.id === b.id}
        filterOptions={(options, { inputValue }) =>
          options.filter(({ nombre }) => fold(nombre).includes(fold(inputValue)))
        }
        autoHighlight
        autoSelect
        onChange={(_event, chosen) => {
          setInsumo(chosen);
        }}
        renderOption={({ key, ...props }, { nombre, unidad, agotado }) => (
          <li key={key} {...props} style={{ minHeight: 44, gap: 8 }}>
            {unidad === null ? nombre : `${nombre} (${unidad})`}
            {agotado ? (
              <Chip size="small" color="warning" label={t('stock.out')} sx={{ ml: 'auto' }} />
            ) : null}
          </li>
        )}
        renderInput={(params) => (
          <TextField
            {...params}
            label={t('refill.supply')}
            autoFocus={hasFinePointer()}
            error={asked && insumo === null}
            helperText={asked && insumo === null ? t('refill.supplyMissing') : null}
          />
        )}
      />
      <QuantityField
        label={t('refill.quantity')}
        value={quantity}
        unit={insumo?.unidad ?? null}
        error={asked && !quantityFits ? t('refill.quantityWrong') : null}
        onChange={setQuantity}
      />
    </AskDialog>
  );
}
