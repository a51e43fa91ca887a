import { Box, TableCell, TableRow, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Dispositivo } from '../../../../shared/api/dispositivos';
import { useApp } from '../../../app/hooks';
import { useRefusal } from '../../../app/useRefusal';
import { DataTable, wideOnly } from '../parts/DataTable';
import { FormDialog } from '../parts/FormDialog';
import { Moment } from '../parts/Moment';
import { RowActions } from '../parts/RowActions';
import { useDispositivoChange, useDispositivos } from './useDispositivos';
import '../../../i18n/later';

/** The screens of other computers that were approved, and those that no longer are. Nothing where there are none. */
export function DevicesTable() {
  const { t } = useTranslation(['pairing', 'monitor']);
  const query = useDispositivos();
  const [revoking, setRevoking] = useState<Dispositivo | null>(null);
  const known = (query.data?.datos ?? []).filter(
    ({ estado }) => estado === 'aprobado' || estado === 'revocado',
  );
  if (known.length === 0) return null;
  return (
    <>
      <Typography variant="h2" sx={{ fontSize: '1.05rem', fontWeight: 650 }}>
        {t('devices.title')}
      </Typography>
      <DataTable
        label={t('devices.title')}
        minWidth={760}
        columns={[
          { key: 'nombre', label: t('devices.name') },
          { key: 'direccion', label: t('monitor:columns.address'), width: 140 },
          { key: 'aprobada', label: t('devices.by'), width: 200, wideOnly: true },
          { key: 'estado', label: t('devices.state'), width: 200 },
          { key: 'acciones', label: t('monitor:columns.actions'), width: 160 },
        ]}
      >
        {known.map((device) => (
          <TableRow key={device.id}>
            <TableCell component="th" scope="row" sx={{ fontWeight: 650 }}>
              {device.nombre}
            </TableCell>
            <TableCell>{device.direccion}</TableCell>
            <TableCell sx={wideOnly}>
              {device.resuelto_por_nombre}
              <When at={device.fecha_resuelto} />
            </TableCell>
            <TableCell>
              {device.estado === 'aprobado' ? t('devices.aprobado') : t('devices.revocado')}
              {device.revocado_por_nombre === null
                ? null
                : ` ${t('devices.revokedBy', { name: device.revocado_por_nombre })}`}
              <When at={device.fecha_revocado} />
            </TableCell>
            <TableCell>
              {device.estado === 'aprobado' ? (
                <RowActions
                  of={device.nombre}
                  actions={[{ action: 'revoke', name: t('devices.revoke'), danger: true }]}
                  onAction={() => {
                    setRevoking(device);
                  }}
                />
              ) : null}
            </TableCell>
          </TableRow>
        ))}
      </DataTable>
      {revoking === null ? null : (
        <RevokeDialog
          device={revoking}
          onClose={() => {
            setRevoking(null);
          }}
        />
      )}
    </>
  );
}

function When({ at }: { at: string | null }) {
  if (at === null) return null;
  return (
    <Box sx={{ color: 'text.secondary' }}>
      <Moment at={at} />
    </Box>
  );
}

function RevokeDialog({ device, onClose }: { device: Dispositivo; onClose: () => void }) {
  const { t } = useTranslation('pairing');
  const notify = useApp((state) => state.notify);
  const change = useDispositivoChange();
  const refusal = useRefusal(change.error, []);
  const { id, nombre: name } = device;
  return (
    <FormDialog
      title={t('devices.revokeTitle', { name })}
      refusal={refusal.general}
      submitLabel={t('devices.revoke')}
      busy={change.isPending}
      danger
      onClose={onClose}
      onSubmit={() => {
        change.mutate(
          { kind: 'revoke', id },
          {
            onSuccess: () => {
              notify({ severity: 'success', text: t('devices.revoked', { name }) });
              onClose();
            },
          },
        );
      }}
    >
      <Typography>{t('devices.revokeText')}</Typography>
    </FormDialog>
  );
}
