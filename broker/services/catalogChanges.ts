import { InsumoEntity } from '../../db/entities/catalog';
import { SucursalEntity } from '../../db/entities/people';
import {
  sucursalSettingsSchema,
  type Insumo,
  type Sucursal,
  type SucursalPatch,
} from '../../shared/api/catalog';
import { invalidField, notFound } from '../problem';
import type { Caller, Transaction } from '../ports';
import { actor } from './pedidoEvents';

/** Says that a supply ran out, or that there is some again. Saying it twice changes and tells nothing. */
export async function markInsumo(
  { manager, emit }: Transaction,
  caller: Caller,
  id: number,
  agotado: boolean,
): Promise<Insumo> {
  const insumo = await manager.findOne(InsumoEntity, {
    where: { id },
    lock: { mode: 'pessimistic_write' },
  });
  if (!insumo) throw notFound(`El insumo ${id}`);
  if (insumo.agotado === agotado) return insumo;
  await manager.update(InsumoEntity, { id }, { agotado });
  emit({
    tipo: 'insumo_actualizado',
    insumo_id: id,
    insumo: insumo.nombre,
    agotado,
    // Supplies are the restaurant's: the news goes to every branch.
    sucursal_id: null,
    ...actor(caller),
  });
  return { ...insumo, agotado };
}

/** Changes the name or settings of a branch; what is absent stays. */
export async function changeSucursal(
  { manager, emit }: Transaction,
  caller: Caller,
  id: number,
  { nombre, ajustes }: SucursalPatch,
): Promise<Sucursal> {
  const row = await manager.findOne(SucursalEntity, {
    where: { id },
    lock: { mode: 'pessimistic_write' },
  });
  if (!row) throw notFound(`La sucursal ${id}`);
  const settings = sucursalSettingsSchema.parse({ ...row.ajustes, ...ajustes });
  if (settings.minutos_rojo <= settings.minutos_ambar) {
    throw invalidField('ajustes.minutos_rojo', 'debe ser mayor que los minutos de ámbar');
  }
  if (settings.segundos_escalar <= settings.segundos_insistir) {
    throw invalidField('ajustes.segundos_escalar', 'debe ser mayor que los segundos para insistir');
  }
  const name = nombre ?? row.nombre;
  await manager.update(SucursalEntity, { id }, { nombre: name, ajustes: { ...settings } });
  emit({ tipo: 'sucursal_actualizada', sucursal_id: id, ...actor(caller) });
  return { id, nombre: name, ajustes: settings };
}
