import { Box, Paper, ToggleButton, ToggleButtonGroup, Typography } from '@mui/material';
import ChartIcon from '@mui/icons-material/BarChartOutlined';
import TableIcon from '@mui/icons-material/TableRowsOutlined';
import { useId, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** Room around a chart's axes, in pixels; the axes bring their own. */
export const chartMargin = { top: 12, right: 28, bottom: 0, left: 0 };

/** A chart with the table behind it: the same numbers, for whoever reads numbers better. */
export function ChartCard({
  title,
  note,
  wide = false,
  tools,
  chart,
  table,
}: {
  title: string;
  note?: string;
  /** Takes the whole width where others stand side by side. */
  wide?: boolean;
  tools?: ReactNode;
  chart: ReactNode;
  table: ReactNode;
}) {
  const { t } = useTranslation('monitor');
  const titleId = useId();
  const [view, setView] = useState<'chart' | 'table'>('chart');
  return (
    <Paper
      component="section"
      variant="outlined"
      aria-labelledby={titleId}
      sx={{
        p: 2,
        display: 'flex',
        flexDirection: 'column',
        gap: 1,
        minWidth: 0,
        ...(wide ? { gridColumn: '1 / -1' } : {}),
      }}
    >
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1.5 }}>
        <Box sx={{ flex: 1, minWidth: 220 }}>
          <Typography id={titleId} variant="h2">
            {title}
          </Typography>
          {note === undefined ? null : (
            <Typography variant="body2" color="text.secondary">
              {note}
            </Typography>
          )}
        </Box>
        {tools}
        <ToggleButtonGroup
          exclusive
          value={view}
          aria-label={t('stats.viewOf', { title })}
          onChange={(_event, next: 'chart' | 'table' | null) => {
            if (next !== null) setView(next);
          }}
        >
          <ToggleButton value="chart" sx={{ gap: 1, px: 1.5 }}>
            <ChartIcon fontSize="small" />
            {t('stats.chart')}
          </ToggleButton>
          <ToggleButton value="table" sx={{ gap: 1, px: 1.5 }}>
            <TableIcon fontSize="small" />
            {t('stats.table')}
          </ToggleButton>
        </ToggleButtonGroup>
      </Box>
      {view === 'chart' ? chart : table}
    </Paper>
  );
}
