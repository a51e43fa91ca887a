import { Box, Button, Chip, Popover, Stack, Typography } from '@mui/material';
import OutIcon from '@mui/icons-material/BlockOutlined';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp } from '../../app/hooks';
import { useWindows } from './windows';

/** How many are named before the rest is only counted. */
const named = 3;

/** Supplies and products that ran out, at a glance: whoever takes orders must know before promising. */
export function OutOfStock() {
  const { t } = useTranslation('atencion');
  const windows = useWindows();
  const insumos = useApp((state) => state.insumos);
  const productos = useApp((state) => state.productos);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const out = useMemo(
    () => ({
      insumos: insumos.filter(({ agotado }) => agotado),
      productos: productos.filter(({ agotado }) => agotado),
    }),
    [insumos, productos],
  );
  const names = [...out.productos, ...out.insumos].map(({ nombre }) => nombre);
  const rest = names.length - named;
  return (
    <Box aria-live="polite" sx={{ display: 'flex', alignItems: 'center', gap: 1, minWidth: 0 }}>
      {names.length === 0 ? null : (
        <Chip
          icon={<OutIcon />}
          color="warning"
          aria-haspopup="dialog"
          label={
            <>
              {t('stock.list', { names: names.slice(0, named).join(', ') })}
              {rest > 0 ? ` ${t('stock.more', { count: rest })}` : ''}
            </>
          }
          sx={{ height: 44, borderRadius: 22, fontSize: 15, fontWeight: 650, minWidth: 0 }}
          onClick={(event) => {
            setAnchor(event.currentTarget);
          }}
        />
      )}
      <Popover
        open={anchor !== null && names.length > 0}
        anchorEl={anchor}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
        slotProps={{ paper: { 'aria-label': t('stock.title') } }}
        onClose={() => {
          setAnchor(null);
        }}
      >
        <Stack sx={{ p: 2, gap: 1, minWidth: 320 }}>
          <Typography variant="h3" component="h2">
            {t('stock.title')}
          </Typography>
          {out.productos.map(({ id, nombre }) => (
            <Typography key={`p${id}`}>{nombre}</Typography>
          ))}
          {out.insumos.map(({ id, nombre }) => (
            <Box key={`i${id}`} sx={{ display: 'flex', alignItems: 'center', gap: 2 }}>
              <Typography sx={{ flex: 1 }}>{nombre}</Typography>
              <Button
                onClick={() => {
                  setAnchor(null);
                  windows.ask({ kind: 'refill', pedidoId: null, insumoId: id });
                }}
              >
                {t('actions.refill')}
              </Button>
            </Box>
          ))}
        </Stack>
      </Popover>
    </Box>
  );
}
