import { Button, Stack, Typography } from '@mui/material';
import NextIcon from '@mui/icons-material/ChevronRightOutlined';
import PreviousIcon from '@mui/icons-material/ChevronLeftOutlined';
import RefreshIcon from '@mui/icons-material/RefreshOutlined';
import StorageIcon from '@mui/icons-material/StorageOutlined';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StoredEvent } from '../../../../shared/api/eventos';
import { routes } from '../../../../shared/api/routes';
import { useRouteQuery } from '../../../app/useRouteQuery';
import { EmptyState } from '../../../components/StateMessage';
import { EventDrawer } from '../detail/EventDrawer';
import { BranchSelect } from '../parts/BranchSelect';
import { DateRangeFields } from '../parts/DateRangeFields';
import { Panel } from '../parts/Panel';
import { QueryState } from '../parts/QueryState';
import { Toolbar, ToolbarGap } from '../parts/Toolbar';
import { TypeSelect } from '../parts/TypeSelect';
import { ExportMenu } from './ExportMenu';
import { StoredEventsTable } from './StoredEventsTable';
import { useNewerEvents } from './useNewerEvents';
import { usePages, type Pages } from './usePages';
import { useStoredFilter, type StoredQuery } from './useStoredFilter';

const pageSize = 30;

/** The rows of `EVENTOS_REALTIME`, newest first, a page at a time; filtered, and saved to a file. */
export function StoredEventsTab() {
  const { t } = useTranslation('monitor');
  const { filter, query, filtering, change, clear, refresh } = useStoredFilter();
  return (
    <Panel
      top={
        <Toolbar label={t('filters.title')}>
          <TypeSelect
            value={filter.tipo}
            onChange={(tipo) => {
              change({ ...filter, tipo });
            }}
          />
          <BranchSelect
            value={filter.sucursalId}
            onChange={(sucursalId) => {
              change({ ...filter, sucursalId });
            }}
          />
          <DateRangeFields
            value={filter.range}
            onChange={(range) => {
              change({ ...filter, range });
            }}
          />
          {filtering ? <Button onClick={clear}>{t('filters.clear')}</Button> : null}
          <ToolbarGap />
          {query === null ? null : <ExportMenu query={query} />}
        </Toolbar>
      }
    >
      {query === null ? (
        <EmptyState text={t('filters.backwards')} />
      ) : (
        <StoredPages query={query} filtering={filtering} onRefresh={refresh} />
      )}
    </Panel>
  );
}

function StoredPages({
  query,
  filtering,
  onRefresh,
}: {
  query: StoredQuery;
  filtering: boolean;
  onRefresh: () => void;
}) {
  const { t } = useTranslation('monitor');
  const pages = usePages(JSON.stringify(query));
  const [open, setOpen] = useState<StoredEvent | null>(null);
  const { beforeId } = pages;
  const page = useRouteQuery(routes.listEventos, {
    query: { ...query, limite: pageSize, ...(beforeId === null ? {} : { antes_de_id: beforeId }) },
  });
  const refresh = () => {
    pages.first();
    onRefresh();
    void page.refetch();
  };
  const rows = page.data?.datos ?? [];
  return (
    <>
      <QueryState
        query={page}
        isEmpty={({ datos }) => datos.length === 0}
        empty={
          <EmptyState
            icon={<StorageIcon fontSize="large" />}
            text={t(filtering ? 'stored.noneFits' : 'stored.none')}
          />
        }
      >
        {({ datos }) => (
          <StoredEventsTable events={datos} busy={page.isPlaceholderData} onOpen={setOpen} />
        )}
      </QueryState>
      <Pager
        pages={pages}
        query={query}
        rows={rows}
        next={page.isPlaceholderData ? null : (page.data?.siguiente ?? null)}
        onRefresh={refresh}
      />
      {open === null ? null : (
        <EventDrawer
          id={open.id}
          tipo={open.tipo}
          payload={open.payload}
          onClose={() => {
            setOpen(null);
          }}
        />
      )}
    </>
  );
}

function Pager({
  pages,
  query,
  rows,
  next,
  onRefresh,
}: {
  pages: Pages;
  query: StoredQuery;
  rows: readonly StoredEvent[];
  next: number | null;
  onRefresh: () => void;
}) {
  const { t } = useTranslation('monitor');
  const [newest, oldest] = [rows[0], rows.at(-1)];
  const newer = useNewerEvents(query, newest?.id ?? null) && pages.number === 1;
  return (
    <Stack
      component="nav"
      direction="row"
      aria-label={t('stored.pages')}
      sx={{ flexShrink: 0, alignItems: 'center', flexWrap: 'wrap', gap: 1.5 }}
    >
      <Button
        variant={newer ? 'contained' : 'text'}
        startIcon={<RefreshIcon />}
        onClick={onRefresh}
      >
        {t(newer ? 'stored.newer' : 'stored.refresh')}
      </Button>
      <ToolbarGap />
      <Typography variant="body2" color="text.secondary" aria-live="polite">
        {t('stored.page', { number: pages.number })}
        {newest === undefined || oldest === undefined
          ? null
          : ` · ${t('stored.span', { from: newest.id, to: oldest.id })}`}
      </Typography>
      <Button
        variant="outlined"
        startIcon={<PreviousIcon />}
        disabled={pages.number === 1}
        onClick={pages.previous}
      >
        {t('stored.previous')}
      </Button>
      <Button
        variant="outlined"
        endIcon={<NextIcon />}
        disabled={next === null}
        onClick={() => {
          if (next !== null) pages.next(next);
        }}
      >
        {t('stored.next')}
      </Button>
    </Stack>
  );
}
