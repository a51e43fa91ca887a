import { Button, Stack } from '@mui/material';
import { useTranslation } from 'react-i18next';
import type { PedidoState } from '../../../../shared/pedidoStates';
import { refuseTransition } from '../../../../shared/pedidoStates';
import { useApp, useBusy, usePerform } from '../../../app/hooks';
import type { PedidoRow } from '../../../stores/pedidoRow';
import { TicketButton } from '../../Desktop/TicketButton';
import { KitchenAsks } from '../pending/PedidoCard';
import { useApprovePedido } from '../useApprovePedido';
import { useWindows } from '../windows';

/** What can be done with an order where it stands; steps the person's role may not take are left out. */
export function PedidoActions({ pedido }: { pedido: PedidoRow }) {
  const { t } = useTranslation('atencion');
  const { id, estado } = pedido;
  const rol = useApp((state) => state.usuario?.rol);
  const perform = usePerform();
  const approve = useApprovePedido();
  const windows = useWindows();
  const approving = useBusy('approvePedido', { id });
  const moving = useBusy('movePedido', { id, estado });
  const may = (to: PedidoState) => rol !== undefined && refuseTransition(estado, to, rol) === null;
  const move = (to: PedidoState) => () => void perform('movePedido', { id, estado: to });
  const over = estado === 'CANCELADO' || estado === 'ENTREGADO';
  if (estado === 'CANCELADO') return null;
  return (
    <Stack
      direction="row"
      sx={{ gap: 1, flexWrap: 'wrap', p: 2, borderTop: 1, borderColor: 'divider' }}
    >
      {estado === 'PENDIENTE' ? (
        <Button
          variant="contained"
          loading={approving}
          sx={{ flexGrow: 1 }}
          onClick={() => void approve(id)}
        >
          {t('actions.approve')}
        </Button>
      ) : null}
      {estado === 'LISTO' && may('ENTREGADO') ? (
        <Button
          variant="contained"
          loading={moving}
          sx={{ flexGrow: 1 }}
          onClick={move('ENTREGADO')}
        >
          {t('actions.deliver')}
        </Button>
      ) : null}
      {over ? null : <KitchenAsks id={id} />}
      <TicketButton pedido={pedido} />
      {estado === 'EN_PREPARACION' && may('PENDIENTE') ? (
        <Button loading={moving} onClick={move('PENDIENTE')}>
          {t('actions.backToPending')}
        </Button>
      ) : null}
      {estado === 'ENTREGADO' && may('LISTO') ? (
        <Button variant="outlined" loading={moving} onClick={move('LISTO')}>
          {t('actions.backToReady')}
        </Button>
      ) : null}
      {may('CANCELADO') ? (
        <Button
          color="error"
          onClick={() => {
            windows.ask({ kind: 'cancelar', pedidoId: id });
          }}
        >
          {t('actions.cancelPedido')}
        </Button>
      ) : null}
    </Stack>
  );
}
