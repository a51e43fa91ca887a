import { Box, ButtonBase, Typography } from '@mui/material';
import StruckIcon from '@mui/icons-material/CheckOutlined';
import { useTranslation } from 'react-i18next';
import type { PedidoItemRow } from '../../../stores/pedidoRow';
import { useKitchen } from '../kitchen/context';
import { type } from '../sizes';
import { isStrayTap } from '../taps/useSettling';

interface CardItemsProps {
  pedidoId: number;
  items: readonly PedidoItemRow[];
  /** The lines have not come from the server yet. */
  loading: boolean;
  struck: readonly number[];
  /** Not to be made any more. */
  lost: boolean;
}

/** The lines of an order; a tap strikes one, another tap takes the stroke back. */
export function CardItems({ pedidoId, items, loading, struck, lost }: CardItemsProps) {
  const { t } = useTranslation(['cocina', 'common']);
  if (items.length === 0 && loading) {
    return (
      <Typography sx={{ p: 1.5, fontSize: type.note }} color="text.secondary">
        {t('common:labels.detailsPending')}
      </Typography>
    );
  }
  return (
    <Box
      component="ul"
      aria-label={t('common:labels.items')}
      sx={{
        listStyle: 'none',
        m: 0,
        p: 0,
        '& > li + li': { borderTop: 1, borderColor: 'divider' },
      }}
    >
      {items.map((item) => (
        <li key={item.id}>
          <CardItem
            pedidoId={pedidoId}
            item={item}
            struck={lost || struck.includes(item.id)}
            lost={lost}
          />
        </li>
      ))}
    </Box>
  );
}

function CardItem({
  pedidoId,
  item,
  struck,
  lost,
}: {
  pedidoId: number;
  item: PedidoItemRow;
  struck: boolean;
  lost: boolean;
}) {
  const { t } = useTranslation('common');
  const kitchen = useKitchen();
  return (
    <ButtonBase
      aria-pressed={struck}
      disabled={lost}
      onClick={({ detail }) => {
        if (!isStrayTap(detail)) kitchen.strike(pedidoId, item.id);
      }}
      sx={{
        width: '100%',
        minHeight: (theme) => theme.touchPx,
        px: 1.5,
        py: 0.5,
        justifyContent: 'flex-start',
        textAlign: 'left',
        gap: 1.25,
        fontFamily: 'inherit',
        fontSize: type.item,
        lineHeight: 1.15,
        color: struck ? 'text.secondary' : 'text.primary',
        '&:focus-visible': { outlineOffset: -4 },
      }}
    >
      <Box component="span" sx={{ fontWeight: 800, whiteSpace: 'nowrap' }}>
        {t('labels.quantity', { count: item.cantidad })}
      </Box>
      <Box component="span" sx={{ minWidth: 0, flex: 1, overflowWrap: 'anywhere' }}>
        <Box
          component="span"
          sx={{ fontWeight: 600, textDecoration: struck ? 'line-through' : 'none' }}
        >
          {item.producto}
        </Box>
        {item.nota === null || item.nota === '' ? null : (
          <Box
            component="span"
            sx={{
              display: 'block',
              fontSize: type.note,
              fontWeight: 700,
              color: struck ? 'inherit' : 'warning.main',
              textDecoration: struck ? 'line-through' : 'none',
            }}
          >
            {item.nota}
          </Box>
        )}
      </Box>
      {struck && !lost ? <StruckIcon color="success" fontSize="inherit" /> : null}
    </ButtonBase>
  );
}
