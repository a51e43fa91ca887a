import { Alert, Box, Button, MenuItem, TextField } from '@mui/material';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PedidoState } from '../../../../shared/pedidoStates';
import type { NoticeNew } from '../../../../shared/api/whatsapp/conversaciones';
import { useLabels } from '../../../components/useLabels';
import type { ConversacionRow } from '../../../stores/conversacionesSlice';
import { useSend } from '../ask/useSend';

/** What a customer can be told of an order where it stands. */
const kindOf: Partial<Record<PedidoState, NoticeNew['motivo']>> = {
  PENDIENTE: 'recibido',
  EN_PREPARACION: 'aprobado',
  LISTO: 'listo',
  ENTREGADO: 'entregado',
};

/** Offers the approved template about one of the customer's orders, as it stands now. */
export function NoticePicker({ conversacion }: { conversacion: ConversacionRow }) {
  const { t } = useTranslation('whatsapp');
  const labels = useLabels();
  const { send, sending, failure } = useSend('sendNotice');
  const orders = conversacion.pedidos.flatMap(({ id, estado }) => {
    const motivo = kindOf[estado];
    return motivo === undefined ? [] : [{ id, motivo }];
  });
  const [chosen, setChosen] = useState<number | null>(null);
  const order = orders.find(({ id }) => id === chosen) ?? orders[0];
  if (order === undefined) return null;
  return (
    <Box sx={{ display: 'grid', gap: 1 }}>
      {failure === null ? null : <Alert severity="error">{failure}</Alert>}
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
        <TextField
          select
          size="small"
          label={t('composer.template')}
          value={order.id}
          sx={{ flex: 1, minWidth: 200 }}
          onChange={({ target }) => {
            setChosen(Number(target.value));
          }}
        >
          {orders.map(({ id, motivo }) => (
            <MenuItem key={id} value={id}>
              {`${t(`motivo.${motivo}`)} · ${labels.pedido(id)}`}
            </MenuItem>
          ))}
        </TextField>
        <Button
          variant="outlined"
          loading={sending}
          onClick={() =>
            void send({ id: conversacion.id, pedidoId: order.id, motivo: order.motivo })
          }
        >
          {t('composer.sendTemplate')}
        </Button>
      </Box>
    </Box>
  );
}
