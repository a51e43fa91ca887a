import { Button } from '@mui/material';
import PrintIcon from '@mui/icons-material/PrintOutlined';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCampana } from '../../app/context';
import { useApp } from '../../app/hooks';
import { useLabels } from '../../components/useLabels';
import { formatTime } from '../../format/time';
import { selectSucursal } from '../../stores/catalogSlice';
import type { PedidoRow } from '../../stores/pedidoRow';

/** Prints the ticket of an order: at once where a printer was chosen, else with a preview. Desktop app only. */
export function TicketButton({ pedido }: { pedido: PedidoRow }) {
  const { t } = useTranslation(['desktop', 'common']);
  const { store, report } = useCampana();
  const labels = useLabels();
  const language = useApp((state) => state.preferences.language);
  const sucursal = useApp(selectSucursal(pedido.sucursal_id));
  const [busy, setBusy] = useState(false);
  const bridge = window.campana;
  if (bridge === undefined || pedido.items.length === 0) return null;

  const print = async () => {
    setBusy(true);
    const origin = t(`common:origin.${pedido.subtipo ?? 'unknown'}`);
    const outcome = await bridge.printTicket({
      titulo: labels.pedido(pedido.id),
      detalle: [origin, sucursal?.nombre].filter(Boolean).join(' · '),
      fecha: t('print.received', {
        time: formatTime(pedido.fecha_creacion, language, 'dayMonthClock'),
      }),
      cliente: pedido.cliente ?? '',
      lineas: pedido.items.map(({ cantidad, producto, nota }) => ({
        cantidad,
        producto,
        nota: nota ?? '',
      })),
      nota: pedido.nota ?? '',
    });
    if (!outcome.ok) store.getState().notify({ severity: 'error', text: outcome.mensaje });
  };
  return (
    <Button
      variant="outlined"
      startIcon={<PrintIcon />}
      loading={busy}
      onClick={() => {
        void print()
          .catch(report)
          .finally(() => {
            setBusy(false);
          });
      }}
    >
      {t('print.ticket')}
    </Button>
  );
}
