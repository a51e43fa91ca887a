import type { EntityManager } from 'typeorm';
import { SucursalEntity, type SucursalRow } from '../../db/entities/people';
import {
  sucursalSettingsSchema,
  type Sucursal,
  type SucursalNew,
  type SucursalPatch,
  type SucursalSettings,
} from '../../shared/api/catalog';
import { invalidField, notFound, wrongState } from '../problem';
import type { Caller, Transaction } from '../ports';
import { toSucursal } from './catalog';
import { lockCatalog, refuseTakenName } from './catalogNames';
import { actor } from './pedidoEvents';

/** Opens a branch, with the settings every branch begins with. */
export async function createSucursal(
  { manager, emit }: Transaction,
  caller: Caller,
  { nombre }: SucursalNew,
): Promise<Sucursal> {
  await lockCatalog(manager);
  await refuseTakenName(manager, SucursalEntity, nombre);
  const row = { nombre, ajustes: {}, activo: true };
  const inserted = await manager.insert(SucursalEntity, row);
  const id = Number(inserted.identifiers[0]?.['id']);
  emit({ tipo: 'sucursal_actualizada', sucursal_id: id, ...actor(caller) });
  return toSucursal({ id, ...row });
}

/**
 * Changes the name or settings of a branch, or closes it; what is absent stays.
 *
 * @throws Problem 409 where work or people of a branch to close would be left without one.
 */
export async function changeSucursal(
  { manager, emit }: Transaction,
  caller: Caller,
  id: number,
  { nombre, ajustes, activo }: SucursalPatch,
): Promise<Sucursal> {
  if (nombre !== undefined || activo !== undefined) await lockCatalog(manager);
  const row = await manager.findOne(SucursalEntity, {
    where: { id },
    lock: { mode: 'pessimistic_write' },
  });
  if (!row) throw notFound(`La sucursal ${id}`);
  const settings = sucursalSettingsSchema.parse({ ...row.ajustes, ...ajustes });
  refuseOddSettings(settings);
  const next: SucursalRow = {
    id,
    nombre: nombre ?? row.nombre,
    ajustes: { ...settings },
    activo: activo ?? row.activo,
  };
  if (row.activo && !next.activo) await refuseClosing(manager, row);
  const renamed = next.nombre !== row.nombre || (next.activo && !row.activo);
  if (renamed && next.activo) await refuseTakenName(manager, SucursalEntity, next.nombre, id);
  await manager.update(
    SucursalEntity,
    { id },
    { nombre: next.nombre, ajustes: { ...settings }, activo: next.activo },
  );
  emit({ tipo: 'sucursal_actualizada', sucursal_id: id, ...actor(caller) });
  return toSucursal(next);
}

function refuseOddSettings(settings: SucursalSettings): void {
  if (settings.minutos_rojo <= settings.minutos_ambar) {
    throw invalidField('ajustes.minutos_rojo', 'debe ser mayor que los minutos de ámbar');
  }
  if (settings.segundos_escalar <= settings.segundos_insistir) {
    throw invalidField('ajustes.segundos_escalar', 'debe ser mayor que los segundos para insistir');
  }
}

async function refuseClosing(manager: EntityManager, { id, nombre }: SucursalRow): Promise<void> {
  const rows: { others: boolean; people: number; orders: number }[] = await manager.query(
    `SELECT
      EXISTS (SELECT FROM SUCURSALES WHERE ACTIVO AND ID <> $1) AS others,
      (SELECT count(*)::int FROM USUARIOS WHERE ACTIVO AND SUCURSAL_ID = $1) AS people,
      (SELECT count(*)::int FROM PEDIDOS
        WHERE SUCURSAL_ID = $1 AND ESTADO IN ('PENDIENTE', 'EN_PREPARACION', 'LISTO')) AS orders`,
    [id],
  );
  const left = rows[0];
  if (!left) return;
  if (!left.others) {
    throw wrongState('Debe quedar al menos una sucursal abierta; abra otra antes de cerrar esta.');
  }
  if (left.people > 0) {
    throw wrongState(
      `En ${nombre} trabajan ${left.people} usuarios activos; páselos antes a otra sucursal o desactívelos.`,
    );
  }
  if (left.orders > 0) {
    throw wrongState(
      `En ${nombre} hay ${left.orders} pedidos abiertos; entréguelos o cancélelos antes de cerrarla.`,
    );
  }
}
