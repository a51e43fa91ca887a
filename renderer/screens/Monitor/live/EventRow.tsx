import { styled } from '@mui/material/styles';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLabels } from '../../../components/useLabels';
import { formatTime } from '../../../format/time';
import type { LoggedEvent } from '../../../realtime/eventLog';
import { groupOf, subjectsOf } from '../parts/eventText';
import { GroupIcon } from '../parts/GroupIcon';
import { useBranchName } from '../parts/useBranchName';
import { useEventName } from '../parts/useEventName';
import { useGist } from '../parts/useGist';
import { useLanguage } from '../parts/useLanguage';

/** Height of a row in pixels; all are alike, so that the list knows where each one is. */
export const rowPx = 48;

/** Where the columns stand; the head of the list stands the same way. */
export const rowColumns = '104px 230px minmax(90px, 150px) minmax(0, 1fr) auto';

/** One style sheet for all rows: two hundred of them a second leave no time to make each its own. */
export const EventRowList = styled('div')(({ theme }) => ({
  '& .row': {
    display: 'grid',
    gridTemplateColumns: rowColumns,
    alignItems: 'center',
    gap: 12,
    width: '100%',
    height: rowPx,
    padding: '0 16px',
    font: 'inherit',
    fontSize: '0.9rem',
    textAlign: 'left',
    color: theme.palette.text.primary,
    background: 'none',
    border: 0,
    borderBottom: `1px solid ${theme.campana.sunken}`,
    cursor: 'pointer',
  },
  '& .row:hover': { background: theme.campana.sunken },
  '& .row:focus-visible': { outlineOffset: -3 },
  '& .row.urgent': { background: theme.campana.chilliTint, color: theme.palette.text.primary },
  '& .type': { display: 'flex', alignItems: 'center', gap: 8, minWidth: 0, lineHeight: 1.25 },
  '& .cut': { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', minWidth: 0 },
  '& .two': { display: 'block' },
  '& .strong': { fontWeight: 650 },
  '& .soft': { fontSize: '0.8rem', color: theme.palette.text.secondary },
  [theme.breakpoints.down('md')]: {
    '& .row': { gridTemplateColumns: '92px 190px minmax(0, 1fr) auto', padding: '0 8px' },
    '& .branch': { display: 'none' },
  },
}));

/** One event of the live list; opens it. Rendered once per event. */
export const EventRow = memo(function EventRow({
  entry,
  rowKey,
  tabStop,
  onOpen,
}: {
  entry: LoggedEvent;
  rowKey: number;
  tabStop: boolean;
  onOpen: (entry: LoggedEvent) => void;
}) {
  const { t } = useTranslation('monitor');
  const labels = useLabels();
  const language = useLanguage();
  const nameOf = useEventName();
  const branchOf = useBranchName();
  const gistOf = useGist();
  const { event, receivedAt } = entry;
  const payload: Readonly<Record<string, unknown>> = event;
  const subjects = subjectsOf(event.tipo, payload).map(({ kind, id }) => labels[kind](id));
  const urgent = payload['prioridad'] === 'urgente';
  return (
    <div role="listitem" aria-posinset={rowKey} aria-setsize={-1}>
      <button
        type="button"
        className={urgent ? 'row urgent' : 'row'}
        tabIndex={tabStop ? 0 : -1}
        data-row={rowKey}
        onClick={() => {
          onOpen(entry);
        }}
      >
        <span>{formatTime(receivedAt, language, 'clockMillis')}</span>
        <span className="type">
          <GroupIcon group={groupOf(event.tipo)} />
          <span className="cut">
            <span className="two cut strong">{nameOf(event.tipo)}</span>
            <span className="two cut soft">{event.tipo}</span>
          </span>
        </span>
        <span className="cut branch">{branchOf(event.sucursal_id)}</span>
        <span className="cut">
          <span className="two cut strong">{subjects.join(' · ')}</span>
          <span className="two cut soft">{gistOf(payload)}</span>
        </span>
        <span className="soft">
          {event.reintento === undefined
            ? t('live.number', { id: event.id })
            : t('live.again', { id: event.id, count: event.reintento })}
        </span>
      </button>
    </div>
  );
});
