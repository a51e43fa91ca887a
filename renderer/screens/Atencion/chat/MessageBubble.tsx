import { Box, Button, Typography } from '@mui/material';
import LinkIcon from '@mui/icons-material/AddLinkOutlined';
import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type {
  InboundMessage,
  Message,
  OutboundMessage,
} from '../../../../shared/api/whatsapp/conversaciones';
import { useBusy, usePerform, useQueuedOn } from '../../../app/hooks';
import { QueuedChip } from '../../../components/QueuedChip';
import { useLabels } from '../../../components/useLabels';
import { useFormat } from '../useFormat';
import { useWindows } from '../windows';
import { MessageBody } from './MessageBody';
import { StateMark } from './StateMark';

/** A message of a conversation: the customer's on the left, ours on the right. */
export const MessageBubble = memo(function MessageBubble({
  message,
  conversacionId,
}: {
  message: Message;
  conversacionId: number;
}) {
  return message.direccion === 'entrante' ? (
    <Inbound message={message} conversacionId={conversacionId} />
  ) : (
    <Outbound message={message} />
  );
});

/** The shape of a message; `ours` lies on the right, with a line of brass. */
export function Bubble({
  ours,
  children,
  foot,
}: {
  ours: boolean;
  children: ReactNode;
  foot: ReactNode;
}) {
  return (
    <Box
      component="li"
      sx={{
        ...{ justifySelf: ours ? 'end' : 'start', maxWidth: '86%', minWidth: 120 },
        ...{ display: 'grid', gap: 0.5, px: 1.5, py: 1, borderRadius: 2, minInlineSize: 0 },
        ...(ours
          ? { borderBottomRightRadius: 4, border: 1, borderColor: 'primary.main' }
          : { borderBottomLeftRadius: 4 }),
        bgcolor: (theme) => (ours ? theme.campana.surface : theme.campana.sunken),
      }}
    >
      {children}
      <Box
        sx={{
          ...{ display: 'flex', flexWrap: 'wrap', columnGap: 1, alignItems: 'center' },
          ...{ fontSize: 13, color: 'text.secondary', justifyContent: ours ? 'end' : 'start' },
        }}
      >
        {foot}
      </Box>
    </Box>
  );
}

function Inbound({ message, conversacionId }: { message: InboundMessage; conversacionId: number }) {
  const { t } = useTranslation('whatsapp');
  const labels = useLabels();
  const format = useFormat();
  const windows = useWindows();
  const linking = useQueuedOn(`mensaje:${message.id}`);
  const { media, pedido_id: pedidoId, borrador_id: borradorId } = message;
  const voucherId = media?.voucher_id ?? null;
  return (
    <Bubble
      ours={false}
      foot={
        <>
          <span>{format.time(message.fecha)}</span>
          {pedidoId === null ? null : <span>{labels.pedido(pedidoId)}</span>}
          {pedidoId === null && borradorId !== null ? (
            <span>{labels.borrador(borradorId)}</span>
          ) : null}
          <QueuedChip subject={`mensaje:${message.id}`} />
        </>
      }
    >
      <MessageBody message={message} />
      {media?.por_vincular === true && linking === undefined ? (
        <Button
          variant="contained"
          size="small"
          startIcon={<LinkIcon />}
          aria-haspopup="dialog"
          onClick={() => {
            windows.linkImage({ mensajeId: message.id, conversacionId });
          }}
        >
          {t('link.action')}
        </Button>
      ) : null}
      {voucherId === null ? null : (
        <Button
          size="small"
          variant="outlined"
          onClick={() => {
            windows.reviewVoucher(voucherId);
          }}
        >
          {t('link.see', { label: labels.voucher(voucherId) })}
        </Button>
      )}
    </Bubble>
  );
}

function Outbound({ message }: { message: OutboundMessage }) {
  const { t } = useTranslation('whatsapp');
  const format = useFormat();
  const labels = useLabels();
  const { estado, motivo, texto, error, pedido_id: pedidoId } = message;
  const at = message.fecha_lectura ?? message.fecha_entrega ?? message.fecha_envio ?? message.fecha;
  return (
    <Bubble
      ours
      foot={
        <>
          <span>
            {motivo === 'libre'
              ? (message.usuario_nombre ?? t('us'))
              : [t(`motivo.${motivo}`), pedidoId === null ? null : labels.pedido(pedidoId)]
                  .filter((part) => part !== null)
                  .join(' · ')}
          </span>
          <span>{format.time(at)}</span>
          <StateMark estado={estado} />
        </>
      }
    >
      <Typography
        component="span"
        dir="auto"
        sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}
      >
        {texto}
      </Typography>
      {error === null ||
      estado === 'LEIDA' ||
      estado === 'ENTREGADA' ||
      estado === 'ENVIADA' ? null : (
        <Typography color={estado === 'FALLIDA' ? 'error' : 'text.secondary'} sx={{ fontSize: 14 }}>
          {error}
        </Typography>
      )}
      {estado === 'FALLIDA' ? <RetryButtons id={message.id} /> : null}
    </Bubble>
  );
}

/** What can be done about an answer that did not arrive. */
export function RetryButtons({ id }: { id: number }) {
  const { t } = useTranslation('whatsapp');
  const perform = usePerform();
  const retrying = useBusy('retrySalida', { id });
  const dismissing = useBusy('dismissSalida', { id });
  return (
    <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
      <Button
        variant="contained"
        loading={retrying}
        onClick={() => void perform('retrySalida', { id })}
      >
        {t('undelivered.retry')}
      </Button>
      <Button loading={dismissing} onClick={() => void perform('dismissSalida', { id })}>
        {t('undelivered.dismiss')}
      </Button>
    </Box>
  );
}
