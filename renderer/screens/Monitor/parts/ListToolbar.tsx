import { Button, FormControlLabel, Switch, TextField } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Toolbar, ToolbarGap } from './Toolbar';

/** Above a list of things people manage: what to look for, whether retired ones are shown, and a new one. */
export function ListToolbar({
  search,
  retired,
  create,
  children,
}: {
  search: { label: string; text: string; width: number; onChange: (text: string) => void };
  retired: { label: string; shown: boolean; onChange: (shown: boolean) => void };
  create: { label: string; icon: ReactNode; onClick: () => void };
  /** Stands before the rest. */
  children?: ReactNode;
}) {
  const { t } = useTranslation('monitor');
  return (
    <Toolbar label={t('filters.title')}>
      {children}
      <TextField
        size="small"
        type="search"
        label={search.label}
        value={search.text}
        sx={{ width: search.width }}
        onChange={({ target }) => {
          search.onChange(target.value);
        }}
      />
      <FormControlLabel
        label={retired.label}
        control={
          <Switch
            checked={retired.shown}
            onChange={(_event, shown) => {
              retired.onChange(shown);
            }}
          />
        }
      />
      <ToolbarGap />
      <Button variant="contained" startIcon={create.icon} onClick={create.onClick}>
        {create.label}
      </Button>
    </Toolbar>
  );
}
