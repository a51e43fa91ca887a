import type { EntityManager } from 'typeorm';
import {
  sucursalSettingsSchema,
  type Insumo,
  type Producto,
  type Sucursal,
} from '../../shared/api/catalog';
import { InsumoEntity, ProductoEntity } from '../../db/entities/catalog';
import { SucursalEntity, type SucursalRow } from '../../db/entities/people';
import type { Caller } from '../ports';
import { branchOf } from './branchScope';

/** Which of a list: those in use, or the retired ones too. */
export interface CatalogFilter {
  inactivos?: boolean | undefined;
}

/** The supplies, by name. */
export function listInsumos(manager: EntityManager, filter: CatalogFilter): Promise<Insumo[]> {
  return manager.find(InsumoEntity, { where: inUse(filter), order: { nombre: 'ASC', id: 'ASC' } });
}

/** The products, by name. */
export function listProductos(manager: EntityManager, filter: CatalogFilter): Promise<Producto[]> {
  return manager.find(ProductoEntity, {
    where: inUse(filter),
    order: { nombre: 'ASC', id: 'ASC' },
  });
}

/** The branches the caller works in, with their settings. */
export async function listSucursales(
  manager: EntityManager,
  caller: Caller,
  filter: CatalogFilter,
): Promise<Sucursal[]> {
  const own = branchOf(caller);
  const rows = await manager.find(SucursalEntity, {
    where: { ...inUse(filter), ...(own === null ? {} : { id: own }) },
    order: { id: 'ASC' },
  });
  return rows.map(toSucursal);
}

/** A branch as it is answered; settings that cannot be read count as not set. */
export function toSucursal({ id, nombre, ajustes, activo }: SucursalRow): Sucursal {
  const byDefault = sucursalSettingsSchema.parse({});
  return { id, nombre, ajustes: sucursalSettingsSchema.catch(byDefault).parse(ajustes), activo };
}

function inUse({ inactivos = false }: CatalogFilter): { activo?: true } {
  return inactivos ? {} : { activo: true };
}
