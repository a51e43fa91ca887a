import type { EntityManager } from 'typeorm';
import {
  sucursalSettingsSchema,
  type Insumo,
  type Producto,
  type Sucursal,
} from '../../shared/api/catalog';
import { InsumoEntity, ProductoEntity } from '../../db/entities/catalog';
import { SucursalEntity } from '../../db/entities/people';
import type { Caller } from '../ports';
import { branchOf } from './branchScope';

/** Every supply, by name. */
export function listInsumos(manager: EntityManager): Promise<Insumo[]> {
  return manager.find(InsumoEntity, { order: { nombre: 'ASC', id: 'ASC' } });
}

/** Every product, by name. */
export function listProductos(manager: EntityManager): Promise<Producto[]> {
  return manager.find(ProductoEntity, { order: { nombre: 'ASC', id: 'ASC' } });
}

/** The branches the caller works in, with their settings; settings that cannot be read count as not set. */
export async function listSucursales(manager: EntityManager, caller: Caller): Promise<Sucursal[]> {
  const own = branchOf(caller);
  const rows = await manager.find(SucursalEntity, {
    where: own === null ? {} : { id: own },
    order: { id: 'ASC' },
  });
  const byDefault = sucursalSettingsSchema.parse({});
  return rows.map(({ id, nombre, ajustes }) => ({
    id,
    nombre,
    ajustes: sucursalSettingsSchema.catch(byDefault).parse(ajustes),
  }));
}
