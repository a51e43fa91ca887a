import { Box, Button, Drawer, IconButton } from '@mui/material';
import CloseIcon from '@mui/icons-material/CloseOutlined';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp } from '../../../app/hooks';
import { useLabels } from '../../../components/useLabels';
import { selectConversacion } from '../../../stores/conversacionesSlice';
import { useWindows } from '../windows';
import { ConversationHeader } from './ConversationHeader';
import { ConversationView } from './ConversationView';

/** A conversation by itself, from the list of them or from a voucher. */
export function ConversationDrawer({ id, onClose }: { id: number; onClose: () => void }) {
  const { t } = useTranslation();
  const titleId = useId();
  const labels = useLabels();
  const windows = useWindows();
  const conversacion = useApp(selectConversacion(id));
  return (
    <Drawer
      open
      anchor="right"
      onClose={onClose}
      // Over a review that is open, whose keys must not hear what is pressed here; what is opened from here comes later and lies on top.
      sx={{ zIndex: (theme) => theme.zIndex.modal }}
      onKeyDown={(event) => {
        event.nativeEvent.stopPropagation();
      }}
      slotProps={{
        paper: {
          role: 'dialog',
          'aria-labelledby': titleId,
          sx: { width: 'min(480px, 100vw)', display: 'flex', flexDirection: 'column' },
        },
      }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, pl: 2, pr: 1, py: 1 }}>
        <ConversationHeader conversacion={conversacion} titleId={titleId} />
        <IconButton aria-label={t('buttons.close')} onClick={onClose}>
          <CloseIcon />
        </IconButton>
      </Box>
      {conversacion === undefined || conversacion.pedidos.length === 0 ? null : (
        <Box sx={{ display: 'flex', gap: 1, px: 1.5, pb: 0.5, overflowX: 'auto', flexShrink: 0 }}>
          {conversacion.pedidos.slice(0, 4).map((pedido) => (
            <Button
              key={pedido.id}
              size="small"
              variant="outlined"
              sx={{ flexShrink: 0 }}
              onClick={() => {
                onClose();
                windows.showPedido(pedido.id);
              }}
            >
              {`${labels.pedido(pedido.id)} · ${t(`estado.${pedido.estado}`)}`}
            </Button>
          ))}
        </Box>
      )}
      <ConversationView id={id} />
    </Drawer>
  );
}
