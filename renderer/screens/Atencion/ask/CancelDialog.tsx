import { Typography } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { useApp, usePerform } from '../../../app/hooks';
import { ConfirmDialog } from '../../../components/ConfirmDialog';
import { useLabels } from '../../../components/useLabels';
import { selectPedido } from '../../../stores/pedidosSlice';

/** Asks before an order is cancelled; the kitchen is told at once where it already works on it. */
export function CancelDialog({ pedidoId, onClose }: { pedidoId: number; onClose: () => void }) {
  const { t } = useTranslation('atencion');
  const labels = useLabels();
  const perform = usePerform();
  const pedido = useApp(selectPedido(pedidoId));
  const inKitchen = pedido !== undefined && pedido.estado !== 'PENDIENTE';
  return (
    <ConfirmDialog
      open
      danger
      title={t('cancel.title', { label: labels.pedido(pedidoId) })}
      confirmLabel={t('cancel.confirm')}
      cancelLabel={t('cancel.back')}
      onClose={onClose}
      onConfirm={() => {
        onClose();
        void perform('movePedido', { id: pedidoId, estado: 'CANCELADO' });
      }}
    >
      <Typography>{inKitchen ? t('cancel.inKitchen') : t('cancel.pending')}</Typography>
    </ConfirmDialog>
  );
}
