import { Box, Button, Card, CircularProgress, Typography } from '@mui/material';
import { keyframes } from '@emotion/react';
import DoneIcon from '@mui/icons-material/CheckOutlined';
import CancelledIcon from '@mui/icons-material/BlockOutlined';
import { memo, useId, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp, useBusy } from '../../../app/hooks';
import { useMinutesSince } from '../../../components/AgeText';
import { selectSettings, selectSucursal } from '../../../stores/catalogSlice';
import type { PedidoRow } from '../../../stores/pedidoRow';
import type { CardMemory } from '../kitchen/cardMemory';
import { approvedAt } from '../kitchen/cardMemory';
import { useKitchen } from '../kitchen/context';
import { type } from '../sizes';
import { isStrayTap } from '../taps/useSettling';
import { ageLevel } from './age';
import { CardHeader } from './CardHeader';
import { CardItems } from './CardItems';
import type { CardStatus } from './cards';
import { KeyBadge } from './KeyBadge';
import { itemsForStations } from './stations';

/** What a card shows; all of it keeps its identity until it changed, so that other cards stay untouched. */
export interface OrderCardProps {
  pedido: PedidoRow;
  status: CardStatus;
  memory: CardMemory | undefined;
  stations: readonly string[];
  /** The number key that finishes it; null beyond the ninth. */
  hotkey: number | null;
  /** An unread alert is about this order. */
  alerted: boolean;
}

/** Of opacity alone, which costs the page's thread nothing: a kitchen may have many new cards for long. */
const pulse = keyframes`
  50% { opacity: 0; }
`;
const noLines: readonly number[] = [];

/** One order of the board. */
export const OrderCard = memo(function OrderCard(props: OrderCardProps) {
  const { pedido, status, memory, stations, hotkey, alerted } = props;
  const { t } = useTranslation('cocina');
  const kitchen = useKitchen();
  const titleId = useId();
  const ref = useRef<HTMLElement>(null);
  const minutes = useMinutesSince(approvedAt(pedido));
  const sucursal = useApp(selectSucursal(pedido.sucursal_id));
  const settings = useApp(selectSettings);
  const level = ageLevel(minutes, sucursal?.ajustes ?? settings);
  const items = useMemo(() => itemsForStations(pedido.items, stations), [pedido.items, stations]);
  const others = pedido.items.length - items.length;
  const cooking = status === 'cooking';
  const wanted = memory?.fresh === true || memory?.recalled === true;

  return (
    <Card
      ref={ref}
      component="article"
      aria-labelledby={titleId}
      tabIndex={-1}
      data-card={pedido.id}
      data-place={`card:${pedido.id}`}
      data-level={level}
      onPointerDown={() => {
        kitchen.touch(pedido.id);
      }}
      onKeyDown={() => {
        kitchen.touch(pedido.id);
      }}
      sx={{
        display: 'flex',
        flexDirection: 'column',
        minWidth: 0,
        borderWidth: 2,
        overflow: 'visible',
        position: 'relative',
        ...(level === 'red' && cooking ? { borderColor: 'error.main' } : {}),
        ...(level === 'amber' && cooking ? { borderColor: 'warning.main' } : {}),
        ...(cooking ? {} : { borderColor: 'error.main', borderStyle: 'dashed' }),
        ...(wanted && cooking
          ? {
              '&::after': {
                content: '""',
                position: 'absolute',
                inset: '-5px',
                border: (theme) => `5px solid ${theme.palette.primary.main}`,
                borderRadius: '14px',
                pointerEvents: 'none',
                animation: `${pulse} 1.4s ease-in-out infinite`,
              },
            }
          : {}),
        '&:focus-visible': {
          outline: (theme) => `5px solid ${theme.palette.text.primary}`,
          outlineOffset: '-1px',
          '&::after': { display: 'none' },
        },
      }}
    >
      <CardHeader
        titleId={titleId}
        pedido={pedido}
        status={status}
        level={level}
        minutes={minutes}
        fresh={memory?.fresh === true}
        recalled={memory?.recalled === true}
        alerted={alerted}
      />
      {pedido.nota === null || pedido.nota === '' ? null : (
        <Typography
          sx={{
            px: 1.5,
            py: 0.75,
            fontSize: type.note,
            fontWeight: 650,
            bgcolor: (theme) => theme.campana.amberTint,
          }}
        >
          {pedido.nota}
        </Typography>
      )}
      <CardItems
        pedidoId={pedido.id}
        items={items}
        loading={pedido.detail === 'stub'}
        struck={memory?.struck ?? noLines}
        lost={!cooking}
      />
      {others > 0 ? (
        <Typography sx={{ px: 1.5, pb: 0.5, fontSize: type.small }} color="text.secondary">
          {t('card.others', { count: others })}
        </Typography>
      ) : null}
      <Box sx={{ mt: 'auto', p: 1 }}>
        {cooking ? (
          <FinishButton
            id={pedido.id}
            titleId={titleId}
            hotkey={hotkey}
            height={() => ref.current?.offsetHeight ?? 0}
          />
        ) : (
          <DismissButton id={pedido.id} titleId={titleId} hotkey={hotkey} />
        )}
      </Box>
    </Card>
  );
});

interface CardButtonProps {
  id: number;
  /** What the button is about, for who cannot see the card around it. */
  titleId: string;
  hotkey: number | null;
}

function FinishButton({ id, titleId, hotkey, height }: CardButtonProps & { height: () => number }) {
  const { t } = useTranslation('cocina');
  const kitchen = useKitchen();
  const busy = useBusy('movePedido', { id, estado: 'LISTO' });
  return (
    <Button
      fullWidth
      variant="contained"
      color="success"
      data-main
      aria-describedby={titleId}
      aria-busy={busy}
      startIcon={busy ? <CircularProgress size={24} color="inherit" /> : <DoneIcon />}
      endIcon={hotkey === null ? null : <KeyBadge hotkey={hotkey} />}
      sx={{ fontSize: type.item }}
      onClick={({ detail }) => {
        if (!isStrayTap(detail)) void kitchen.finish(id, height());
      }}
    >
      {t('card.done')}
    </Button>
  );
}

function DismissButton({ id, titleId, hotkey }: CardButtonProps) {
  const { t } = useTranslation('cocina');
  const kitchen = useKitchen();
  return (
    <Button
      fullWidth
      variant="outlined"
      color="inherit"
      data-main
      aria-describedby={titleId}
      startIcon={<CancelledIcon />}
      endIcon={hotkey === null ? null : <KeyBadge hotkey={hotkey} />}
      sx={{ fontSize: type.item }}
      onClick={({ detail }) => {
        if (!isStrayTap(detail)) kitchen.dismiss(id);
      }}
    >
      {t('card.dismiss')}
    </Button>
  );
}
