import { Box, Link, TableCell, TableRow } from '@mui/material';
import { useTranslation } from 'react-i18next';
import type { StoredEvent } from '../../../../shared/api/eventos';
import { useLabels } from '../../../components/useLabels';
import { formatTime } from '../../../format/time';
import { DataTable, wideOnly } from '../parts/DataTable';
import { EventName } from '../parts/EventName';
import { subjectsOf } from '../parts/eventText';
import { useBranchName } from '../parts/useBranchName';
import { useGist } from '../parts/useGist';
import { useLanguage } from '../parts/useLanguage';
import { useUserName } from '../parts/useUserName';

/** A page of stored events; each opens by its number, or by a click anywhere on its row. */
export function StoredEventsTable({
  events,
  busy,
  onOpen,
}: {
  events: readonly StoredEvent[];
  busy: boolean;
  onOpen: (event: StoredEvent) => void;
}) {
  const { t } = useTranslation('monitor');
  const language = useLanguage();
  const labels = useLabels();
  const branchOf = useBranchName();
  const userOf = useUserName();
  const gistOf = useGist();
  return (
    <DataTable
      label={t('tabs.bd')}
      busy={busy}
      minWidth={900}
      columns={[
        { key: 'id', label: t('columns.number'), width: 90 },
        { key: 'fecha', label: t('columns.stored'), width: 180 },
        { key: 'tipo', label: t('columns.type'), width: 210 },
        { key: 'sucursal', label: t('columns.branch'), width: 160, wideOnly: true },
        { key: 'usuario', label: t('columns.user'), width: 150, wideOnly: true },
        { key: 'asunto', label: t('columns.subject') },
      ]}
    >
      {events.map((event) => {
        const { id, tipo, payload, usuario_id } = event;
        const subjects = subjectsOf(tipo, payload).map((each) => labels[each.kind](each.id));
        return (
          <TableRow
            key={id}
            hover
            sx={{ cursor: 'pointer' }}
            onClick={() => {
              onOpen(event);
            }}
          >
            <TableCell component="th" scope="row">
              <Link component="button" type="button" sx={{ fontWeight: 650, minHeight: 44 }}>
                {t('live.number', { id })}
              </Link>
            </TableCell>
            <TableCell sx={{ whiteSpace: 'nowrap' }}>
              {formatTime(event.fecha, language, 'dateTime')}
            </TableCell>
            <TableCell>
              <EventName tipo={tipo} />
            </TableCell>
            <TableCell sx={wideOnly}>{branchOf(event.sucursal_id)}</TableCell>
            <TableCell sx={wideOnly}>{userOf(usuario_id)}</TableCell>
            <TableCell sx={{ overflowWrap: 'anywhere' }}>
              <Box sx={{ fontWeight: 650 }}>{subjects.join(' · ')}</Box>
              <Box sx={{ color: 'text.secondary' }}>{gistOf(payload)}</Box>
            </TableCell>
          </TableRow>
        );
      })}
    </DataTable>
  );
}
