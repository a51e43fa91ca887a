import { Box, Button, Typography } from '@mui/material';
import SentIcon from '@mui/icons-material/OutboxOutlined';
import { useTranslation } from 'react-i18next';
import { useApp } from '../../../app/hooks';
import { BoardState } from '../../../components/BoardState';
import { PriorityChip } from '../../../components/PriorityChip';
import { EmptyState } from '../../../components/StateMessage';
import { useLabels } from '../../../components/useLabels';
import { useNow } from '../../../components/useNow';
import { selectRecentAlertas, type AlertaRow } from '../../../stores/alertasSlice';
import { selectRecentRefills, type RefillRow } from '../../../stores/refillsSlice';
import { startOfDay } from '../follow/today';
import { CardLine } from '../pending/CardFrame';
import { useFormat } from '../useFormat';
import { useWindows } from '../windows';
import { AlertaStatus, RefillStatus } from './SentLine';
import { sentToday } from './sentToday';

/** Everything that was sent to the kitchen today, and what became of it; what nobody answered comes first. */
export function SentPanel() {
  const { t } = useTranslation('atencion');
  const windows = useWindows();
  const alertas = useApp(selectRecentAlertas);
  const refills = useApp(selectRecentRefills);
  const entries = sentToday(alertas, refills, startOfDay(useNow(60_000)));
  return (
    <>
      <Box sx={{ display: 'flex', justifyContent: 'flex-end', px: 1, pt: 1 }}>
        <Button
          variant="outlined"
          onClick={() => {
            windows.ask({ kind: 'refill', pedidoId: null });
          }}
        >
          {t('actions.refill')}
        </Button>
      </Box>
      <BoardState
        isEmpty={entries.length === 0}
        empty={<EmptyState icon={<SentIcon fontSize="large" />} text={t('sent.nothing')} />}
      >
        <Box component="ul" aria-label={t('follow.sent')} sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {entries.map((entry) =>
            entry.kind === 'alerta' ? (
              <AlertaEntry key={`a${entry.row.id}`} alerta={entry.row} />
            ) : (
              <RefillEntry key={`r${entry.row.id}`} refill={entry.row} />
            ),
          )}
        </Box>
      </BoardState>
    </>
  );
}

const entrySx = {
  px: 2,
  py: 1.25,
  borderBottom: 1,
  borderColor: 'divider',
  display: 'grid',
  gap: 0.5,
};

function AlertaEntry({ alerta }: { alerta: AlertaRow }) {
  const labels = useLabels();
  const label = labels.alerta(alerta.id);
  return (
    <Box component="li" aria-label={`${label}, ${alerta.mensaje}`} sx={entrySx}>
      <CardLine
        left={
          <>
            <Typography component="span" noWrap sx={{ fontWeight: 700 }}>
              {label}
            </Typography>
            <PriorityChip prioridad={alerta.prioridad} />
          </>
        }
        right={<AboutPedido id={alerta.pedido_id} />}
      />
      <Typography sx={{ overflowWrap: 'anywhere' }}>{alerta.mensaje}</Typography>
      <SentBy name={alerta.usuario_envia_nombre} at={alerta.fecha_envio} />
      <AlertaStatus alerta={alerta} />
    </Box>
  );
}

function RefillEntry({ refill }: { refill: RefillRow }) {
  const labels = useLabels();
  const label = labels.refill(refill.id);
  const amount = [refill.cantidad, refill.unidad].filter((part) => part !== null).join(' ');
  return (
    <Box component="li" aria-label={`${label}, ${refill.insumo}`} sx={entrySx}>
      <CardLine
        left={
          <Typography component="span" noWrap sx={{ fontWeight: 700 }}>
            {label}
          </Typography>
        }
        right={<AboutPedido id={refill.pedido_id} />}
      />
      <Typography>{`${refill.insumo}: ${amount}`}</Typography>
      <SentBy name={refill.usuario_solicita_nombre} at={refill.fecha_solicitud} />
      <RefillStatus refill={refill} />
    </Box>
  );
}

function AboutPedido({ id }: { id: number | null }) {
  const labels = useLabels();
  const windows = useWindows();
  if (id === null) return null;
  return (
    <Button
      sx={{ my: -1 }}
      onClick={() => {
        windows.showPedido(id);
      }}
    >
      {labels.pedido(id)}
    </Button>
  );
}

function SentBy({ name, at }: { name: string | null; at: string }) {
  const { t } = useTranslation('atencion');
  const format = useFormat();
  const time = format.time(at);
  return (
    <Typography color="text.secondary" sx={{ fontSize: 14 }}>
      {name === null ? t('sent.at', { time }) : t('sent.by', { name, time })}
    </Typography>
  );
}
