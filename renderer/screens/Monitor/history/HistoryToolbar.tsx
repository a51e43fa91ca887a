import { ToggleButton, ToggleButtonGroup, Typography } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { BranchSelect } from '../parts/BranchSelect';
import { Toolbar, ToolbarGap } from '../parts/Toolbar';

/** How many rows a history shows. */
export const historySize = 20;

/** Which rows of a history to show: all, those still open, or those that are done. */
export type HistoryState = 'todas' | 'abiertas' | 'cerradas';

/** What a history is limited to. */
export interface HistoryFilter {
  state: HistoryState;
  sucursalId: number | null;
}

/** Shows everything. */
export const wholeHistory: HistoryFilter = { state: 'todas', sucursalId: null };

/** Whether nothing is left out. */
export function isWhole({ state, sucursalId }: HistoryFilter): boolean {
  return state === 'todas' && sucursalId === null;
}

/** Whether a row belongs to the filtered history. */
export function inHistory(
  { state, sucursalId }: HistoryFilter,
  row: { open: boolean; sucursal_id: number | null },
): boolean {
  if (sucursalId !== null && row.sucursal_id !== sucursalId) return false;
  return state === 'todas' || row.open === (state === 'abiertas');
}

/** Chooses the state and the branch of a history. */
export function HistoryToolbar({
  filter,
  names,
  onChange,
}: {
  filter: HistoryFilter;
  /** What open and closed rows are called. */
  names: Record<HistoryState, string>;
  onChange: (filter: HistoryFilter) => void;
}) {
  const { t } = useTranslation('monitor');
  return (
    <Toolbar label={t('filters.title')}>
      <ToggleButtonGroup
        exclusive
        value={filter.state}
        aria-label={t('filters.state')}
        onChange={(_event, state: HistoryState | null) => {
          if (state !== null) onChange({ ...filter, state });
        }}
      >
        {(['todas', 'abiertas', 'cerradas'] as const).map((state) => (
          <ToggleButton key={state} value={state} sx={{ px: 2 }}>
            {names[state]}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <BranchSelect
        value={filter.sucursalId}
        onChange={(sucursalId) => {
          onChange({ ...filter, sucursalId });
        }}
      />
      <ToolbarGap />
      <Typography variant="body2" color="text.secondary">
        {t('history.latest', { count: historySize })}
      </Typography>
    </Toolbar>
  );
}
