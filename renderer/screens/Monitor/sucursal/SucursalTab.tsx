import { Box, MenuItem, TextField, Typography } from '@mui/material';
import StoreIcon from '@mui/icons-material/StorefrontOutlined';
import { useTranslation } from 'react-i18next';
import { useApp } from '../../../app/hooks';
import { BoardState } from '../../../components/BoardState';
import { EmptyState } from '../../../components/StateMessage';
import { useKept } from '../kept';
import { BackupSection } from './BackupSection';
import { SucursalForm } from './SucursalForm';
import { WhatsappSettings } from './WhatsappSettings';

/** What a branch sets for itself: its name, when orders are late, when alerts insist, and its texts. */
export function SucursalTab() {
  const { t } = useTranslation('monitor');
  const sucursales = useApp((state) => state.sucursales);
  const [chosen, setChosen] = useKept<number | null>('sucursal.chosen', null);
  const sucursal = sucursales.find(({ id }) => id === chosen) ?? sucursales[0];
  return (
    <Box sx={{ display: 'grid', gap: 2, px: { xs: 1.5, md: 2.5 }, pt: 2 }}>
      <BoardState
        isEmpty={sucursal === undefined}
        empty={<EmptyState icon={<StoreIcon fontSize="large" />} text={t('sucursal.none')} />}
      >
        {sucursal === undefined ? null : (
          <>
            {sucursales.length === 1 ? (
              <Typography variant="body2" color="text.secondary">
                {t('sucursal.hint')}
              </Typography>
            ) : (
              <TextField
                select
                size="small"
                label={t('filters.branch')}
                value={sucursal.id}
                sx={{ maxWidth: 320 }}
                onChange={({ target }) => {
                  setChosen(Number(target.value));
                }}
              >
                {sucursales.map(({ id, nombre }) => (
                  <MenuItem key={id} value={id}>
                    {nombre}
                  </MenuItem>
                ))}
              </TextField>
            )}
            <SucursalForm key={sucursal.id} sucursal={sucursal} />
            <WhatsappSettings key={`whatsapp-${sucursal.id}`} sucursalId={sucursal.id} />
            <BackupSection />
          </>
        )}
      </BoardState>
    </Box>
  );
}
