import {
  Box,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  Typography,
} from '@mui/material';
import { useTranslation } from 'react-i18next';
import type { Insumo } from '../../../../shared/api/catalog';
import { useApp, useBusy, usePerform } from '../../../app/hooks';

const titleId = 'cocina-supplies';

/** All supplies, to say that one ran out or that there is some again; attention sees it at once. */
export function SuppliesDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation(['cocina', 'common']);
  const insumos = useApp((state) => state.insumos);
  return (
    <Dialog open={open} onClose={onClose} aria-labelledby={titleId} fullWidth maxWidth="sm">
      <DialogTitle id={titleId}>{t('supplies.title')}</DialogTitle>
      <DialogContent>
        {insumos.length === 0 ? (
          <Typography color="text.secondary">{t('supplies.none')}</Typography>
        ) : (
          <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
            {insumos.map((insumo) => (
              <SupplyRow key={insumo.id} insumo={insumo} />
            ))}
          </Box>
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('common:buttons.close')}</Button>
      </DialogActions>
    </Dialog>
  );
}

function SupplyRow({ insumo }: { insumo: Insumo }) {
  const { t } = useTranslation('cocina');
  const perform = usePerform();
  const { id, nombre, agotado } = insumo;
  const busy = useBusy('markInsumo', { id, agotado });
  const nameId = `cocina-supply-${id}`;
  return (
    <Box
      component="li"
      sx={{
        display: 'flex',
        alignItems: 'center',
        justifyContent: 'space-between',
        gap: 2,
        py: 0.5,
        borderBottom: 1,
        borderColor: 'divider',
      }}
    >
      <Box>
        <Typography id={nameId} sx={{ fontWeight: 650, fontSize: '1.25rem' }}>
          {nombre}
        </Typography>
        {agotado ? <Typography color="warning">{t('supplies.isOut')}</Typography> : null}
      </Box>
      <Button
        variant={agotado ? 'contained' : 'outlined'}
        color={agotado ? 'success' : 'warning'}
        aria-describedby={nameId}
        aria-busy={busy}
        sx={{ minWidth: 150, flexShrink: 0 }}
        onClick={() => void perform('markInsumo', { id, agotado: !agotado })}
      >
        {t(agotado ? 'supplies.markBack' : 'supplies.markOut')}
      </Button>
    </Box>
  );
}
