import {
  Autocomplete,
  Box,
  Radio,
  RadioGroup,
  FormControlLabel,
  TextField,
  Typography,
} from '@mui/material';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp } from '../../../app/hooks';
import { useLabels } from '../../../components/useLabels';
import { selectConversacion } from '../../../stores/conversacionesSlice';
import type { PedidoRow } from '../../../stores/pedidoRow';
import { isOpenPedido } from '../../../stores/pedidoRow';
import { selectPedidos } from '../../../stores/pedidosSlice';
import { AskDialog } from '../ask/AskDialog';
import { useSend } from '../ask/useSend';
import { useFormat } from '../useFormat';
import { usePedidoName } from '../useNames';
import type { LinkRequest } from '../windows';

/** Asks which order a customer's picture pays for: one of their own first, else any open one. */
export function LinkImageDialog({
  request: { mensajeId, conversacionId },
  onClose,
}: {
  request: LinkRequest;
  onClose: () => void;
}) {
  const { t } = useTranslation('whatsapp');
  const { t: tCommon } = useTranslation();
  const labels = useLabels();
  const format = useFormat();
  const nameOf = usePedidoName();
  const notify = useApp((state) => state.notify);
  const conversacion = useApp(selectConversacion(conversacionId));
  const own = useMemo(() => conversacion?.pedidos ?? [], [conversacion]);
  const table = useApp(selectPedidos);
  const { send, sending, failure } = useSend('linkImage');
  const candidates = own.filter(({ estado }) => estado !== 'CANCELADO').slice(0, 5);
  const [chosen, setChosen] = useState<number | null>(candidates[0]?.id ?? null);
  const [missing, setMissing] = useState(false);
  const others = useMemo(
    () =>
      [...table.values()]
        .filter((row) => isOpenPedido(row) && !own.some(({ id }) => id === row.id))
        .filter((row) => row.sucursal_id === (conversacion?.sucursal_id ?? row.sucursal_id))
        .sort((a, b) => b.id - a.id),
    [table, own, conversacion],
  );
  const other = others.find(({ id }) => id === chosen) ?? null;

  async function submit(): Promise<void> {
    if (chosen === null) {
      setMissing(true);
      return;
    }
    const outcome = await send({ mensajeId, pedidoId: chosen });
    if (!outcome.ok) return;
    onClose();
    if (outcome.queued) return;
    notify({ severity: 'success', text: t('link.done', { label: labels.pedido(chosen) }) });
  }

  return (
    <AskDialog
      title={t('link.title')}
      sendLabel={t('link.send')}
      sending={sending}
      failure={failure ?? (missing && chosen === null ? t('link.missing') : null)}
      onSend={() => void submit()}
      onClose={onClose}
    >
      {candidates.length === 0 ? (
        <Typography color="text.secondary">{t('link.noOwn')}</Typography>
      ) : (
        <RadioGroup
          aria-label={t('link.own')}
          value={chosen ?? ''}
          onChange={(_event, value) => {
            setChosen(Number(value));
          }}
        >
          {candidates.map(({ id, estado, total }) => (
            <FormControlLabel
              key={id}
              value={id}
              control={<Radio />}
              label={`${labels.pedido(id)} · ${format.money(total)} · ${tCommon(`estado.${estado}`)}`}
              sx={{ minHeight: 44 }}
            />
          ))}
        </RadioGroup>
      )}
      <Box>
        <Autocomplete<PedidoRow>
          options={others}
          value={other}
          getOptionLabel={nameOf}
          isOptionEqualToValue={(a, b) => a.id === b.id}
          noOptionsText={t('link.noneOpen')}
          renderInput={(params) => <TextField {...params} label={t('link.other')} />}
          onChange={(_event, row) => {
            setChosen(row?.id ?? candidates[0]?.id ?? null);
          }}
        />
      </Box>
    </AskDialog>
  );
}
