import type { DataSource, EntityManager } from 'typeorm';
import { InsumoEntity, ProductoEntity } from '../entities/catalog';
import { UsuarioEntity } from '../entities/people';
import { locks } from '../locks';
import { readSetting, writeSetting } from '../setting';
import { demoBranch, demoPeople, demoProducts, demoSupplies } from './demoRestaurant';
import { writeDemoShift } from './demoShift';

/** The password of everybody in the demo. */
export const demoPassword = 'campana-demo';

/** A stored picture: where, and what it is. */
export interface DemoImage {
  address: string;
  contentType: string;
}

/** What the seeding needs of the program around it. */
export interface DemoDeps {
  hashPassword(password: string): Promise<string>;
  /** Draws a picture and keeps it where the program finds it again. */
  storeDrawing(svg: string): Promise<DemoImage>;
}

/** `done`: it is there now; `already`: it was; `occupied`: people work here, nothing was touched. */
export type DemoOutcome = 'done' | 'already' | 'occupied';

const marker = 'demo';

/**
 * Seeds the demo restaurant, once: a branch (1), four people (`superadmin` is 1), products, supplies,
 * and a shift with orders and vouchers in every state. All of it or nothing.
 */
export async function seedDemo(dataSource: DataSource, deps: DemoDeps): Promise<DemoOutcome> {
  if (await isDemo(dataSource)) return 'already';
  const hashes: string[] = [];
  // One after the other: each hash takes 19 MB, and what four at once take stays with the process.
  for (const _ of demoPeople) hashes.push(await deps.hashPassword(demoPassword));
  return dataSource.transaction(async (manager) => {
    await manager.query('SELECT pg_advisory_xact_lock($1)', [locks.firstPeople]);
    if (await hasMarker(manager)) return 'already';
    if (await manager.exists(UsuarioEntity)) return 'occupied';
    await writeRestaurant(manager, hashes);
    await writeDemoShift(manager, (svg) => deps.storeDrawing(svg));
    await writeSetting(manager, marker, '1');
    return 'done';
  });
}

/** Whether the database holds the demo restaurant. */
export function isDemo(dataSource: DataSource): Promise<boolean> {
  return hasMarker(dataSource.manager);
}

async function hasMarker(manager: EntityManager): Promise<boolean> {
  return (await readSetting(manager, marker)) !== null;
}

async function writeRestaurant(manager: EntityManager, hashes: readonly string[]): Promise<void> {
  // By hand, because an insert of the entities would draw its numbers from the sequence.
  await manager.query('INSERT INTO SUCURSALES (ID, NOMBRE) VALUES (1, $1)', [demoBranch]);
  for (const [index, { usuario, nombre, rol }] of demoPeople.entries()) {
    await manager.query(
      `INSERT INTO USUARIOS (ID, USUARIO, NOMBRE, ROL, CLAVE, SUCURSAL_ID)
        VALUES ($1, $2, $3, $4, $5, 1)`,
      [index + 1, usuario, nombre, rol, hashes[index]],
    );
  }
  // The numbers above were written by hand: the next ones come after them.
  for (const table of ['sucursales', 'usuarios']) {
    await manager.query(
      `SELECT setval(pg_get_serial_sequence('${table}', 'id'), (SELECT max(ID) FROM ${table}))`,
    );
  }
  await manager.insert(ProductoEntity, [...demoProducts]);
  await manager.insert(InsumoEntity, [...demoSupplies]);
}
