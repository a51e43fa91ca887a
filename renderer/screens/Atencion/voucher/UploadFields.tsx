import { Autocomplete, Stack, TextField } from '@mui/material';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp } from '../../../app/hooks';
import { useLabels } from '../../../components/useLabels';
import { isOpenPedido, type PedidoRow } from '../../../stores/pedidoRow';
import { selectPedidos } from '../../../stores/pedidosSlice';
import { BranchField } from '../BranchField';
import { findPedidos } from '../follow/findPedidos';
import type { BranchChoice } from '../useBranchChoice';
import { useFormat } from '../useFormat';
import type { VoucherFields } from './voucherFile';

const media = ['Yape', 'Plin', 'Transferencia', 'Depósito'];
const shrink = { inputLabel: { shrink: true } } as const;

/** What a voucher taken in by hand says; everything may be left open. */
export function UploadFields({
  fields,
  amountWrong,
  branch,
  onChange,
}: {
  fields: VoucherFields;
  amountWrong: boolean;
  branch: BranchChoice;
  onChange: (change: Partial<VoucherFields>) => void;
}) {
  const { t } = useTranslation('atencion');
  const text = (name: 'monto' | 'pagador' | 'operacion' | 'fechaPago', label: string) => ({
    label,
    value: fields[name],
    onChange: (event: React.ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => {
      onChange({ [name]: event.target.value });
    },
  });
  return (
    <Stack sx={{ gap: 2 }}>
      <PedidoField
        onChange={(pedido) => {
          onChange(
            pedido === null
              ? { pedidoId: null }
              : { pedidoId: pedido.id, subtipo: pedido.subtipo ?? 'whatsapp' },
          );
        }}
      />
      {fields.pedidoId === null ? <BranchField branch={branch} /> : null}
      <TextField
        {...text('monto', t('voucher.amount'))}
        error={amountWrong}
        helperText={amountWrong ? t('upload.amountWrong') : null}
        slotProps={{ htmlInput: { inputMode: 'decimal', maxLength: 14 } }}
      />
      <TextField
        {...text('pagador', t('voucher.payer'))}
        slotProps={{ htmlInput: { maxLength: 120 } }}
      />
      <Autocomplete
        freeSolo
        options={media}
        inputValue={fields.medio}
        onInputChange={(_event, medio) => {
          onChange({ medio });
        }}
        renderInput={(params) => <TextField {...params} label={t('voucher.medium')} />}
      />
      <TextField
        {...text('operacion', t('voucher.operation'))}
        slotProps={{ htmlInput: { maxLength: 60 } }}
      />
      <TextField
        {...text('fechaPago', t('voucher.paidAt'))}
        type="datetime-local"
        slotProps={shrink}
      />
    </Stack>
  );
}

/** The order a voucher pays, by number or customer. */
function PedidoField({ onChange }: { onChange: (pedido: PedidoRow | null) => void }) {
  const { t } = useTranslation('atencion');
  const labels = useLabels();
  const format = useFormat();
  const pedidos = useApp(selectPedidos);
  const open = useMemo(
    () => [...pedidos.values()].filter(isOpenPedido).sort((a, b) => b.id - a.id),
    [pedidos],
  );
  const nameOf = ({ id, cliente, total }: PedidoRow) =>
    [labels.pedido(id), cliente, total === null ? null : format.money(total)]
      .filter((part) => part !== null)
      .join(' · ');
  return (
    <Autocomplete
      options={open}
      getOptionLabel={nameOf}
      getOptionKey={({ id }) => id}
      isOptionEqualToValue={(a, b) => a.id === b.id}
      filterOptions={(options, { inputValue }) =>
        inputValue.trim() === '' ? options : findPedidos(options, inputValue)
      }
      onChange={(_event, chosen) => {
        onChange(chosen);
      }}
      renderInput={(params) => (
        <TextField {...params} label={t('voucher.pedido')} helperText={t('upload.pedidoHint')} />
      )}
    />
  );
}
