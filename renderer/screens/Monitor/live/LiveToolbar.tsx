import { Button, InputAdornment, TextField, Typography } from '@mui/material';
import PauseIcon from '@mui/icons-material/PauseOutlined';
import PlayIcon from '@mui/icons-material/PlayArrowOutlined';
import SearchIcon from '@mui/icons-material/SearchOutlined';
import { useTranslation } from 'react-i18next';
import { BranchSelect } from '../parts/BranchSelect';
import { isFiltering, noFilter, type EventFilter } from '../parts/eventFilter';
import { Toolbar, ToolbarGap } from '../parts/Toolbar';
import { TypesSelect } from '../parts/TypeSelect';

/** What to show of the live events, and whether they stand still. */
export function LiveToolbar({
  filter,
  shown,
  total,
  paused,
  onFilter,
  onPause,
}: {
  filter: EventFilter;
  /** How many events pass the filter, of how many there are. */
  shown: number;
  total: number;
  paused: boolean;
  onFilter: (filter: EventFilter) => void;
  onPause: (paused: boolean) => void;
}) {
  const { t } = useTranslation('monitor');
  const filtering = isFiltering(filter);
  return (
    <Toolbar label={t('filters.title')}>
      <TypesSelect
        value={filter.tipos}
        onChange={(tipos) => {
          onFilter({ ...filter, tipos });
        }}
      />
      <BranchSelect
        value={filter.sucursalId}
        onChange={(sucursalId) => {
          onFilter({ ...filter, sucursalId });
        }}
      />
      <TextField
        size="small"
        type="search"
        label={t('filters.text')}
        value={filter.text}
        sx={{ width: 220 }}
        slotProps={{
          input: {
            startAdornment: (
              <InputAdornment position="start">
                <SearchIcon fontSize="small" />
              </InputAdornment>
            ),
          },
        }}
        onChange={({ target }) => {
          onFilter({ ...filter, text: target.value });
        }}
      />
      {filtering ? (
        <Button
          onClick={() => {
            onFilter(noFilter);
          }}
        >
          {t('filters.clear')}
        </Button>
      ) : null}
      <ToolbarGap />
      <Typography variant="body2" color="text.secondary">
        {filtering ? t('live.someOf', { shown, total }) : t('live.total', { count: total })}
      </Typography>
      <Button
        variant="outlined"
        startIcon={paused ? <PlayIcon /> : <PauseIcon />}
        sx={{ minWidth: 124 }}
        onClick={() => {
          onPause(!paused);
        }}
      >
        {t(paused ? 'live.resume' : 'live.pause')}
      </Button>
    </Toolbar>
  );
}
