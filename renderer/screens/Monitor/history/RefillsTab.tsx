import { LinearProgress, TableCell, TableRow } from '@mui/material';
import RefillIcon from '@mui/icons-material/Inventory2Outlined';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { routes } from '../../../../shared/api/routes';
import { useApp } from '../../../app/hooks';
import { useRouteQuery } from '../../../app/useRouteQuery';
import { AgeText } from '../../../components/AgeText';
import { BoardState } from '../../../components/BoardState';
import { EmptyState } from '../../../components/StateMessage';
import { useLabels } from '../../../components/useLabels';
import { formatNumber } from '../../../format/number';
import { durationParts, formatTime } from '../../../format/time';
import { selectRecentRefills, type RefillRow } from '../../../stores/refillsSlice';
import { useKept } from '../kept';
import { DataTable, wideOnly } from '../parts/DataTable';
import { Panel } from '../parts/Panel';
import { useBranchName } from '../parts/useBranchName';
import { useLanguage } from '../parts/useLanguage';
import { historySize, HistoryToolbar, inHistory, isWhole, wholeHistory } from './HistoryToolbar';
import { PersonCell, StateCell } from './StateCell';

/** The latest requests to restock: who asked for what, and who attended it when. Changes by itself. */
export function RefillsTab() {
  const { t } = useTranslation('monitor');
  const [filter, setFilter] = useKept('refills.filter', wholeHistory);
  const recent = useApp(selectRecentRefills);
  const putRefill = useApp((state) => state.putRefill);
  const query = useRouteQuery(routes.listRefills, {
    query: {
      limite: historySize,
      ...(filter.state === 'todas'
        ? {}
        : { estado: filter.state === 'cerradas' ? 'atendido' : 'pendiente' }),
      ...(filter.sucursalId === null ? {} : { sucursal_id: filter.sucursalId }),
    },
  });
  const { data } = query;
  useEffect(() => {
    // What the store no longer holds joins it, so that there is one list, and events keep all of it true.
    for (const refill of data?.datos ?? []) putRefill(refill, 0);
  }, [data, putRefill]);
  const rows = useMemo(
    () =>
      recent
        .filter(({ estado, sucursal_id }) =>
          inHistory(filter, { open: estado === 'pendiente', sucursal_id }),
        )
        .slice(0, historySize),
    [recent, filter],
  );
  return (
    <Panel
      top={
        <HistoryToolbar
          filter={filter}
          names={{
            todas: t('refills.all'),
            abiertas: t('refills.pending'),
            cerradas: t('refills.attended'),
          }}
          onChange={setFilter}
        />
      }
    >
      {query.isFetching && rows.length === 0 ? <LinearProgress /> : null}
      <BoardState
        isEmpty={rows.length === 0}
        empty={
          <EmptyState
            icon={<RefillIcon fontSize="large" />}
            text={t(isWhole(filter) ? 'refills.none' : 'refills.noneFits')}
          />
        }
      >
        <DataTable
          label={t('tabs.refills')}
          minWidth={940}
          columns={[
            { key: 'refill', label: t('columns.refill'), width: 100 },
            { key: 'insumo', label: t('columns.insumo') },
            { key: 'cantidad', label: t('columns.quantity'), width: 120, align: 'right' },
            { key: 'pedido', label: t('columns.pedido'), width: 100 },
            { key: 'sucursal', label: t('columns.branch'), width: 160, wideOnly: true },
            { key: 'pedida', label: t('columns.asked'), width: 130 },
            { key: 'estado', label: t('columns.state'), width: 200 },
          ]}
        >
          {rows.map((refill) => (
            <Refill key={refill.id} refill={refill} />
          ))}
        </DataTable>
      </BoardState>
    </Panel>
  );
}

function Refill({ refill }: { refill: RefillRow }) {
  const { t } = useTranslation('monitor');
  const { t: tCommon } = useTranslation();
  const labels = useLabels();
  const language = useLanguage();
  const branchOf = useBranchName();
  const { fecha_atencion, fecha_solicitud } = refill;
  const attended = refill.estado === 'atendido';
  const attendedAfter =
    fecha_atencion === null
      ? null
      : durationParts(Date.parse(fecha_atencion) - Date.parse(fecha_solicitud));
  const quantity =
    refill.cantidad === null ? t('columns.nothing') : formatNumber(refill.cantidad, language);
  return (
    <TableRow>
      <TableCell component="th" scope="row" sx={{ fontWeight: 650, whiteSpace: 'nowrap' }}>
        {labels.refill(refill.id)}
      </TableCell>
      <TableCell>{refill.insumo}</TableCell>
      <TableCell align="right">
        {refill.unidad === null ? quantity : `${quantity} ${refill.unidad}`}
      </TableCell>
      <TableCell sx={{ whiteSpace: 'nowrap' }}>
        {refill.pedido_id === null ? t('columns.nothing') : labels.pedido(refill.pedido_id)}
      </TableCell>
      <TableCell sx={wideOnly}>{branchOf(refill.sucursal_id)}</TableCell>
      <PersonCell name={refill.usuario_solicita_nombre} at={fecha_solicitud} />
      <StateCell done={attended} title={t(attended ? 'refills.isAttended' : 'refills.isPending')}>
        {attendedAfter === null || fecha_atencion === null ? (
          <AgeText since={fecha_solicitud} />
        ) : (
          t('refills.attendedBy', {
            name: refill.atendido_por_nombre ?? t('journey.someone'),
            time: formatTime(fecha_atencion, language, 'clockSeconds'),
            duration: tCommon(attendedAfter.key, attendedAfter.values),
          })
        )}
      </StateCell>
    </TableRow>
  );
}
