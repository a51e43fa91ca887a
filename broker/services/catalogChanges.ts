import type { EntityManager, EntityTarget } from 'typeorm';
import {
  InsumoEntity,
  ProductoEntity,
  type InsumoRow,
  type ProductoRow,
} from '../../db/entities/catalog';
import type {
  Insumo,
  InsumoNew,
  InsumoPatch,
  Producto,
  ProductoNew,
  ProductoPatch,
} from '../../shared/api/catalog';
import { notFound } from '../problem';
import type { Caller, Transaction } from '../ports';
import { lockCatalog, refuseTakenName } from './catalogNames';
import { actor } from './pedidoEvents';

/** Something that is sold or kept, as far as both kinds are alike. */
interface CatalogRow {
  id: number;
  nombre: string;
  activo: boolean;
}

/** Adds a product. */
export async function createProducto(
  tx: Transaction,
  caller: Caller,
  { nombre, precio, estacion }: ProductoNew,
): Promise<Producto> {
  await lockCatalog(tx.manager);
  await refuseTakenName(tx.manager, ProductoEntity, nombre);
  const row = { nombre, precio, estacion: estacion ?? null, agotado: false, activo: true };
  const producto = { id: await insert(tx.manager, ProductoEntity, row), ...row };
  tellProducto(tx, caller, producto);
  return producto;
}

/** Changes a product; what is absent stays. Retired, it can no longer be ordered. */
export async function changeProducto(
  tx: Transaction,
  caller: Caller,
  id: number,
  patch: ProductoPatch,
): Promise<Producto> {
  const before = await rowToChange<ProductoRow>(tx.manager, ProductoEntity, id, 'El producto');
  const next: Producto = {
    id,
    nombre: patch.nombre ?? before.nombre,
    precio: patch.precio ?? before.precio,
    estacion: patch.estacion === undefined ? before.estacion : patch.estacion,
    agotado: patch.agotado ?? before.agotado,
    activo: patch.activo ?? before.activo,
  };
  await store(tx.manager, ProductoEntity, next);
  tellProducto(tx, caller, next);
  return next;
}

/** Adds a supply. */
export async function createInsumo(
  tx: Transaction,
  caller: Caller,
  { nombre, unidad }: InsumoNew,
): Promise<Insumo> {
  await lockCatalog(tx.manager);
  await refuseTakenName(tx.manager, InsumoEntity, nombre);
  const row = { nombre, unidad: unidad ?? null, agotado: false, activo: true };
  const insumo = { id: await insert(tx.manager, InsumoEntity, row), ...row };
  tellInsumo(tx, caller, insumo);
  return insumo;
}

/** Changes a supply; what is absent stays. Retired, nobody can ask for it. */
export async function changeInsumo(
  tx: Transaction,
  caller: Caller,
  id: number,
  patch: InsumoPatch,
): Promise<Insumo> {
  const before = await rowToChange<InsumoRow>(tx.manager, InsumoEntity, id, 'El insumo');
  const next: Insumo = {
    id,
    nombre: patch.nombre ?? before.nombre,
    unidad: patch.unidad === undefined ? before.unidad : patch.unidad,
    agotado: patch.agotado ?? before.agotado,
    activo: patch.activo ?? before.activo,
  };
  await store(tx.manager, InsumoEntity, next);
  tellInsumo(tx, caller, next);
  return next;
}

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

async function rowToChange<Row extends CatalogRow>(
  manager: EntityManager,
  entity: EntityTarget<Row>,
  id: number,
  what: string,
): Promise<Row> {
  await lockCatalog(manager);
  const row = await manager
    .createQueryBuilder(entity, 'fila')
    .where('fila.id = :id', { id })
    .setLock('pessimistic_write')
    .getOne();
  if (!row) throw notFound(`${what} ${id}`);
  return row;
}

async function store(
  manager: EntityManager,
  entity: EntityTarget<CatalogRow>,
  { id, ...fields }: CatalogRow,
): Promise<void> {
  if (fields.activo) await refuseTakenName(manager, entity, fields.nombre, id);
  await manager.update(entity, { id }, fields);
}

async function insert(
  manager: EntityManager,
  entity: EntityTarget<CatalogRow>,
  row: Omit<CatalogRow, 'id'>,
): Promise<number> {
  const inserted = await manager.insert(entity, row);
  return Number(inserted.identifiers[0]?.['id']);
}

function tellProducto(tx: Transaction, caller: Caller, producto: Producto): void {
  tx.emit({
    tipo: 'producto_actualizado',
    producto_id: producto.id,
    producto: producto.nombre,
    agotado: producto.agotado,
    activo: producto.activo,
    sucursal_id: null,
    ...actor(caller),
  });
}

function tellInsumo(tx: Transaction, caller: Caller, insumo: Insumo): void {
  tx.emit({
    tipo: 'insumo_actualizado',
    insumo_id: insumo.id,
    insumo: insumo.nombre,
    agotado: insumo.agotado,
    activo: insumo.activo,
    sucursal_id: null,
    ...actor(caller),
  });
}
