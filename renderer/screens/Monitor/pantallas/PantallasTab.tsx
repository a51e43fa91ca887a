import { Box, Chip, Stack, TableCell, TableRow, Typography } from '@mui/material';
import ScreensIcon from '@mui/icons-material/DevicesOutlined';
import { useTranslation } from 'react-i18next';
import type { Pantalla } from '../../../../shared/api/pantallas';
import { routes } from '../../../../shared/api/routes';
import { useCampana } from '../../../app/context';
import { useRouteQuery } from '../../../app/useRouteQuery';
import { AgeText } from '../../../components/AgeText';
import { EmptyState } from '../../../components/StateMessage';
import { DataTable, wideOnly } from '../parts/DataTable';
import { Moment } from '../parts/Moment';
import { Panel } from '../parts/Panel';
import { QueryState } from '../parts/QueryState';
import { useBranchName } from '../parts/useBranchName';
import { ConnectButton } from './ConnectButton';
import { DeviceRequests } from './DeviceRequests';
import { DevicesTable } from './DevicesTable';
import { RingButton } from './RingButton';

/** How often the list is asked for again, in ms. */
const refetchMs = 3_000;

/** Who is connected now, from where, and whether their screen answers. */
export function PantallasTab() {
  const { t } = useTranslation('monitor');
  const query = useRouteQuery(routes.listPantallas, {}, { refetchMs });
  return (
    <Panel
      top={
        <>
          <Stack direction="row" sx={{ alignItems: 'center', gap: 2 }}>
            <Typography variant="body2" color="text.secondary" sx={{ flex: 1 }}>
              {query.data === undefined
                ? t('pantallas.hint')
                : `${t('pantallas.count', { count: query.data.datos.length })} ${t('pantallas.hint')}`}
            </Typography>
            <ConnectButton />
          </Stack>
          <DeviceRequests />
        </>
      }
    >
      <QueryState
        query={query}
        isEmpty={({ datos }) => datos.length === 0}
        empty={<EmptyState icon={<ScreensIcon fontSize="large" />} text={t('pantallas.none')} />}
      >
        {({ datos }) => (
          <DataTable
            label={t('tabs.pantallas')}
            minWidth={960}
            columns={[
              { key: 'persona', label: t('columns.person') },
              { key: 'vista', label: t('columns.view'), width: 90 },
              { key: 'sucursal', label: t('columns.branch'), width: 160, wideOnly: true },
              { key: 'direccion', label: t('columns.address'), width: 120 },
              { key: 'desde', label: t('columns.since'), width: 110 },
              { key: 'confirmacion', label: t('columns.lastAck'), width: 180 },
              { key: 'sonar', label: t('columns.ring'), width: 160 },
            ]}
          >
            {sorted(datos).map((pantalla, index) => (
              // Two windows of one copied tab share their name until they reload.
              <Screen key={`${pantalla.id} ${index}`} pantalla={pantalla} />
            ))}
          </DataTable>
        )}
      </QueryState>
      <DevicesTable />
    </Panel>
  );
}

/** By who connected first, so that rows keep their place between two refreshes. */
function sorted(screens: readonly Pantalla[]): Pantalla[] {
  return [...screens].sort(
    (a, b) => a.conectada_desde.localeCompare(b.conectada_desde) || a.id.localeCompare(b.id),
  );
}

const views = ['atencion', 'cocina', 'monitor'] as const;

function Screen({ pantalla }: { pantalla: Pantalla }) {
  const { t } = useTranslation('monitor');
  const { t: tCommon } = useTranslation();
  const { screenId } = useCampana();
  const branchOf = useBranchName();
  const {
    id,
    nombre,
    rol,
    vista,
    version,
    ultima_confirmacion,
    ultimo_rechazo: rechazo,
  } = pantalla;
  const view = views.find((name) => name === vista);
  return (
    <TableRow>
      <TableCell component="th" scope="row">
        <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 1 }}>
          <Typography variant="body2" sx={{ fontWeight: 650 }}>
            {nombre}
          </Typography>
          {id === screenId ? (
            <Chip size="small" color="primary" variant="outlined" label={t('pantallas.thisOne')} />
          ) : null}
        </Box>
        <Typography variant="body2" color="text.secondary">
          {rol === 'SERVICIO' ? t('pantallas.service') : tCommon(`roles.${rol}`)}
          {` · ${id.slice(0, 8)}`}
        </Typography>
      </TableCell>
      <TableCell>
        {view === undefined ? (vista ?? t('columns.nothing')) : tCommon(`nav.${view}`)}
      </TableCell>
      <TableCell sx={wideOnly}>{branchOf(pantalla.sucursal_id)}</TableCell>
      <TableCell>
        <Box>{pantalla.direccion}</Box>
        {version === null ? null : (
          <Box sx={{ color: 'text.secondary' }}>{t('pantallas.version', { version })}</Box>
        )}
      </TableCell>
      <MomentCell at={pantalla.conectada_desde} />
      <TableCell>
        {ultima_confirmacion === null ? (
          t('pantallas.neverAcked')
        ) : (
          <AgeAndMoment at={ultima_confirmacion} />
        )}
        {rechazo === null ? null : (
          <Typography variant="body2" color="error" sx={{ mt: 0.5, overflowWrap: 'anywhere' }}>
            {t('pantallas.refused', { id: rechazo.evento_id, reason: rechazo.motivo })}
          </Typography>
        )}
      </TableCell>
      <TableCell>
        <RingButton id={id} name={nombre} />
      </TableCell>
    </TableRow>
  );
}

function MomentCell({ at }: { at: string }) {
  return (
    <TableCell>
      <AgeAndMoment at={at} />
    </TableCell>
  );
}

function AgeAndMoment({ at }: { at: string }) {
  return (
    <>
      <AgeText since={at} />
      <Box sx={{ color: 'text.secondary' }}>
        <Moment at={at} />
      </Box>
    </>
  );
}
