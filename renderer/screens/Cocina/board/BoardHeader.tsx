import { Box, Button, Chip, IconButton, Typography } from '@mui/material';
import HelpIcon from '@mui/icons-material/KeyboardOutlined';
import RecallIcon from '@mui/icons-material/HistoryOutlined';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp } from '../../../app/hooks';
import { selectPedidos } from '../../../stores/pedidosSlice';
import { useKitchen } from '../kitchen/context';
import { type } from '../sizes';
import { knownStations } from './stations';

/** The head of the board: how many orders, which stations, and what was finished. */
export function BoardHeader({ count }: { count: number }) {
  const { t } = useTranslation('cocina');
  const kitchen = useKitchen();
  return (
    <Box
      sx={{
        display: 'flex',
        alignItems: 'center',
        flexWrap: 'wrap',
        columnGap: 1.5,
        px: 1.5,
        py: 0.5,
      }}
    >
      <Typography id="cocina-board" variant="h2" sx={{ whiteSpace: 'nowrap' }}>
        {t('board.title')}
      </Typography>
      <Chip label={count} sx={{ fontSize: type.small, fontWeight: 800 }} />
      <StationFilter />
      <Box sx={{ flex: 1 }} />
      <Button
        variant="outlined"
        color="inherit"
        startIcon={<RecallIcon />}
        onClick={() => {
          kitchen.showPanel('recall');
        }}
      >
        {t('recall.open')}
      </Button>
      <IconButton
        aria-label={t('keys.open')}
        onClick={() => {
          kitchen.showPanel('keys');
        }}
      >
        <HelpIcon />
      </IconButton>
    </Box>
  );
}

/** Limits the screen to some stations; nothing chosen means all of them. */
function StationFilter() {
  const { t } = useTranslation('cocina');
  const productos = useApp((state) => state.productos);
  const pedidos = useApp(selectPedidos);
  const chosen = useApp((state) => state.preferences.estaciones);
  const setPreferences = useApp((state) => state.setPreferences);
  const stations = useMemo(
    () => knownStations(productos, pedidos.values(), chosen),
    [productos, pedidos, chosen],
  );
  if (stations.length === 0) return null;
  const toggle = (name: string) => {
    const estaciones = chosen.includes(name)
      ? chosen.filter((other) => other !== name)
      : [...chosen, name];
    setPreferences({ estaciones });
  };
  return (
    <Box
      role="group"
      aria-label={t('stations.label')}
      sx={{ display: 'flex', overflowX: 'auto', gap: 0.5 }}
    >
      <StationButton
        name={t('stations.all')}
        on={chosen.length === 0}
        onClick={() => {
          setPreferences({ estaciones: [] });
        }}
      />
      {stations.map((name) => (
        <StationButton
          key={name}
          name={name}
          on={chosen.includes(name)}
          onClick={() => {
            toggle(name);
          }}
        />
      ))}
    </Box>
  );
}

function StationButton({ name, on, onClick }: { name: string; on: boolean; onClick: () => void }) {
  return (
    <Button
      variant={on ? 'contained' : 'text'}
      color={on ? 'primary' : 'inherit'}
      aria-pressed={on}
      onClick={onClick}
      sx={{ px: 2, flexShrink: 0, '&::first-letter': { textTransform: 'uppercase' } }}
    >
      {name}
    </Button>
  );
}
