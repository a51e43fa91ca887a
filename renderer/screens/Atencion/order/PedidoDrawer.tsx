import { Box, Drawer, IconButton, Typography, useMediaQuery } from '@mui/material';
import CloseIcon from '@mui/icons-material/CloseOutlined';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { failureText } from '../../../app/failureNotice';
import { EstadoChip } from '../../../components/EstadoChip';
import { OriginChip } from '../../../components/OriginChip';
import { QueuedChip } from '../../../components/QueuedChip';
import { ErrorState, LoadingState } from '../../../components/StateMessage';
import { useLabels } from '../../../components/useLabels';
import { ConversationLink } from '../chat/ConversationLink';
import { OrderConversation } from '../chat/OrderConversation';
import { useConversacionOf } from '../chat/useThread';
import { PedidoActions } from './PedidoActions';
import { PedidoDetail } from './PedidoDetail';
import { usePedidoInFull } from './usePedidoInFull';

/** One order in full, beside the lists: what it is, how it got there, and what can be done with it. */
export function PedidoDrawer({ id, onClose }: { id: number; onClose: () => void }) {
  const { t } = useTranslation();
  const labels = useLabels();
  const titleId = useId();
  const { pedido, failure, retry } = usePedidoInFull(id);
  const conversation = useConversacionOf(id);
  const roomy = useMediaQuery('(min-width: 1000px)');
  const beside = roomy && conversation.status === 'found';
  return (
    <Drawer
      open
      anchor="right"
      onClose={onClose}
      slotProps={{
        paper: {
          role: 'dialog',
          'aria-labelledby': titleId,
          sx: {
            width: beside ? 'min(1000px, 100vw)' : 'min(560px, 100vw)',
            display: 'flex',
            flexDirection: 'column',
          },
        },
      }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, pl: 2, pr: 1, py: 1 }}>
        <Typography variant="h2" id={titleId} noWrap>
          {labels.pedido(id)}
        </Typography>
        {pedido === undefined ? null : (
          <>
            <EstadoChip estado={pedido.estado} />
            <OriginChip subtipo={pedido.subtipo} />
            <QueuedChip subject={`pedido:${id}`} />
          </>
        )}
        <Box sx={{ flex: 1 }} />
        <IconButton aria-label={t('buttons.close')} onClick={onClose}>
          <CloseIcon />
        </IconButton>
      </Box>
      <Box sx={{ flex: 1, minHeight: 0, display: 'flex' }}>
        <Box sx={{ flex: '1 1 540px', minWidth: 0, display: 'flex', flexDirection: 'column' }}>
          <Box
            tabIndex={0}
            role="group"
            aria-labelledby={titleId}
            sx={{ flex: 1, minHeight: 0, overflowY: 'auto', px: 2, pb: 2 }}
          >
            {conversation.status === 'found' && !roomy ? <ConversationLink pedidoId={id} /> : null}
            {failure === null ? null : (
              <ErrorState
                text={failureText(failure, t)}
                {...(failure.transient ? { onRetry: retry } : {})}
              />
            )}
            {pedido === undefined ? (
              failure === null ? (
                <LoadingState />
              ) : null
            ) : (
              <PedidoDetail pedido={pedido} />
            )}
          </Box>
          {pedido === undefined ? null : <PedidoActions pedido={pedido} />}
        </Box>
        {beside ? (
          <Box
            sx={{
              ...{ flex: '1 1 440px', minWidth: 0, display: 'flex', borderLeft: 1 },
              borderColor: 'divider',
            }}
          >
            <OrderConversation of={conversation} />
          </Box>
        ) : null}
      </Box>
    </Drawer>
  );
}
