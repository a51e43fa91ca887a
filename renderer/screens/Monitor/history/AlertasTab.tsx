import { Chip, LinearProgress, TableCell, TableRow } from '@mui/material';
import AlertIcon from '@mui/icons-material/CampaignOutlined';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { routes } from '../../../../shared/api/routes';
import { useApp } from '../../../app/hooks';
import { useRouteQuery } from '../../../app/useRouteQuery';
import { AgeText } from '../../../components/AgeText';
import { BoardState } from '../../../components/BoardState';
import { PriorityChip } from '../../../components/PriorityChip';
import { EmptyState } from '../../../components/StateMessage';
import { useLabels } from '../../../components/useLabels';
import { durationParts, formatTime } from '../../../format/time';
import { selectRecentAlertas, type AlertaRow } from '../../../stores/alertasSlice';
import { useKept } from '../kept';
import { DataTable, wideOnly } from '../parts/DataTable';
import { Panel } from '../parts/Panel';
import { useBranchName } from '../parts/useBranchName';
import { useLanguage } from '../parts/useLanguage';
import { historySize, HistoryToolbar, inHistory, isWhole, wholeHistory } from './HistoryToolbar';
import { PersonCell, StateCell } from './StateCell';

/** The latest alerts to the kitchen: who sent them, and who read them when. Changes by itself. */
export function AlertasTab() {
  const { t } = useTranslation('monitor');
  const [filter, setFilter] = useKept('alertas.filter', wholeHistory);
  const recent = useApp(selectRecentAlertas);
  const putAlerta = useApp((state) => state.putAlerta);
  const query = useRouteQuery(routes.listAlertas, {
    query: {
      limite: historySize,
      ...(filter.state === 'todas' ? {} : { leida: filter.state === 'cerradas' }),
      ...(filter.sucursalId === null ? {} : { sucursal_id: filter.sucursalId }),
    },
  });
  const { data } = query;
  useEffect(() => {
    // What the store no longer holds joins it, so that there is one list, and events keep all of it true.
    for (const alerta of data?.datos ?? []) putAlerta(alerta, 0);
  }, [data, putAlerta]);
  const rows = useMemo(
    () =>
      recent
        .filter(({ leida, sucursal_id }) => inHistory(filter, { open: !leida, sucursal_id }))
        .slice(0, historySize),
    [recent, filter],
  );
  return (
    <Panel
      top={
        <HistoryToolbar
          filter={filter}
          names={{
            todas: t('alertas.all'),
            abiertas: t('alertas.pending'),
            cerradas: t('alertas.read'),
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
            icon={<AlertIcon fontSize="large" />}
            text={t(isWhole(filter) ? 'alertas.none' : 'alertas.noneFits')}
          />
        }
      >
        <DataTable
          label={t('tabs.alertas')}
          minWidth={980}
          columns={[
            { key: 'alerta', label: t('columns.alerta'), width: 100 },
            { key: 'prioridad', label: t('columns.priority'), width: 112 },
            { key: 'mensaje', label: t('columns.message') },
            { key: 'pedido', label: t('columns.pedido'), width: 100 },
            { key: 'sucursal', label: t('columns.branch'), width: 160, wideOnly: true },
            { key: 'enviada', label: t('columns.sent'), width: 130 },
            { key: 'estado', label: t('columns.state'), width: 200 },
          ]}
        >
          {rows.map((alerta) => (
            <Alerta key={alerta.id} alerta={alerta} />
          ))}
        </DataTable>
      </BoardState>
    </Panel>
  );
}

function Alerta({ alerta }: { alerta: AlertaRow }) {
  const { t } = useTranslation('monitor');
  const { t: tCommon } = useTranslation();
  const labels = useLabels();
  const language = useLanguage();
  const branchOf = useBranchName();
  const { fecha_lectura, fecha_envio, leida } = alerta;
  const readAfter =
    fecha_lectura === null
      ? null
      : durationParts(Date.parse(fecha_lectura) - Date.parse(fecha_envio));
  return (
    <TableRow>
      <TableCell component="th" scope="row" sx={{ fontWeight: 650, whiteSpace: 'nowrap' }}>
        {labels.alerta(alerta.id)}
      </TableCell>
      <TableCell>
        <PriorityChip prioridad={alerta.prioridad} />
      </TableCell>
      <TableCell sx={{ overflowWrap: 'anywhere' }}>{alerta.mensaje}</TableCell>
      <TableCell sx={{ whiteSpace: 'nowrap' }}>
        {alerta.pedido_id === null ? t('columns.nothing') : labels.pedido(alerta.pedido_id)}
      </TableCell>
      <TableCell sx={wideOnly}>{branchOf(alerta.sucursal_id)}</TableCell>
      <PersonCell name={alerta.usuario_envia_nombre} at={fecha_envio} />
      <StateCell done={leida} title={t(leida ? 'alertas.isRead' : 'alertas.isPending')}>
        {readAfter === null || fecha_lectura === null ? (
          <AgeText since={fecha_envio} />
        ) : (
          t('alertas.readBy', {
            name: alerta.leida_por_nombre ?? t('journey.someone'),
            time: formatTime(fecha_lectura, language, 'clockSeconds'),
            duration: tCommon(readAfter.key, readAfter.values),
          })
        )}
        {!leida && alerta.nivel > 0 ? (
          <Chip size="small" color="error" label={t('alertas.escalated')} sx={{ ml: 1 }} />
        ) : null}
      </StateCell>
    </TableRow>
  );
}
