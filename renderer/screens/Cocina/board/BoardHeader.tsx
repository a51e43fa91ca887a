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

/**
 * The head of the board: how many orders, which of them nobody has touched yet (they may lie below the
 * edge of the screen), which stations, and what was finished.
 */
export function BoardHeader({ count, fresh }: { count: number; fresh: readonly number[] }) {
  const { t } = useTranslation('cocina');
  const kitchen = useKitchen();
  return (
    <Box
      sx={{
        display: 'flex',
        alignItems: 'center',
        gap: 1,
        px: 1.5,
        py: 0.5,
      }}
    >
      <Typography
        id="cocina-board"
        component="h2"
        sx={{ fontSize: type.heading, fontWeight: 700, whiteSpace: 'nowrap' }}
      >
        {t('board.title')}
      </Typography>
      {count > 0 ? <Chip label={count} sx={{ fontSize: type.small, fontWeight: 800 }} /> : null}
      {fresh.length > 0 ? <FreshButton ids={fresh} /> : null}
      <StationFilter />
      <Box sx={{ flex: 1 }} />
      <Button
        variant="outlined"
        color="inherit"
        startIcon={<RecallIcon />}
        sx={{ px: 2, flexShrink: 0 }}
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

/** How many cards nobody has touched yet; leads to the oldest of them. */
function FreshButton({ ids }: { ids: readonly number[] }) {
  const { t } = useTranslation('cocina');
  return (
    <Button
      variant="contained"
      aria-label={t('board.fresh', { count: ids.length })}
      sx={{ px: 1.5, minWidth: 0, flexShrink: 0, fontSize: type.small }}
      onClick={() => {
        document
          .querySelector(`[data-card="${ids[0] ?? ''}"]`)
          ?.scrollIntoView({ block: 'center', behavior: 'smooth' });
      }}
    >
      <Box component="span" sx={{ display: { xs: 'inline', lg: 'none' } }}>
        {`+${ids.length}`}
      </Box>
      <Box component="span" sx={{ display: { xs: 'none', lg: 'inline' } }}>
        {t('board.fresh', { count: ids.length })}
      </Box>
    </Button>
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
      sx={{ display: 'flex', overflowX: 'auto', minWidth: 0, gap: 0.5 }}
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
      sx={{ px: 1.5, flexShrink: 0, textTransform: 'capitalize' }}
    >
      {name}
    </Button>
  );
}
