import type { DataSource } from 'typeorm';
import { SucursalEntity, UsuarioEntity } from '../../db/entities/people';
import { locks } from '../../db/locks';
import { writeSetting } from '../../db/setting';
import type { ownRestaurantSchema } from '../../shared/api/instalacion';
import type { z } from 'zod';
import { invalidField } from '../problem';

/** Under which key the restaurant's name is kept. */
const restaurantNameKey = 'restaurante';

/** The name the restaurant was given; null before that, and for the demo. */
export async function restaurantName(dataSource: DataSource): Promise<string | null> {
  const rows: { valor: string }[] = await dataSource.query(
    'SELECT VALOR FROM CONFIGURACION WHERE CLAVE = $1',
    [restaurantNameKey],
  );
  return rows[0]?.valor ?? null;
}

/** A restaurant of one's own, with the hash of its administrator's password. */
export type NewRestaurant = z.infer<typeof ownRestaurantSchema> & { clave: string };

/**
 * Writes name, branches and administrator of a new restaurant: all of it, or nothing where people are
 * there already. Answers whether it did.
 */
export async function createRestaurant(
  dataSource: DataSource,
  { restaurante, sucursales, admin, clave }: NewRestaurant,
): Promise<boolean> {
  const names = new Set(sucursales.map((name) => name.toLowerCase()));
  if (names.size < sucursales.length) {
    throw invalidField('sucursales', 'hay dos con el mismo nombre');
  }
  return dataSource.transaction(async (manager) => {
    await manager.query('SELECT pg_advisory_xact_lock($1)', [locks.firstPeople]);
    if (await manager.exists(UsuarioEntity)) return false;
    await manager.insert(
      SucursalEntity,
      sucursales.map((nombre) => ({ nombre })),
    );
    await manager.insert(UsuarioEntity, {
      usuario: admin.usuario,
      nombre: admin.nombre,
      clave,
      rol: 'SUPERADMIN',
    });
    await writeSetting(manager, restaurantNameKey, restaurante);
    return true;
  });
}
