import type { DataSource } from 'typeorm';
import { SucursalEntity } from '../../db/entities/people';
import { readSetting, writeSetting } from '../../db/setting';
import type { ownRestaurantSchema } from '../../shared/api/instalacion';
import type { z } from 'zod';
import { writeFirstPeople } from '../auth/firstPeople';
import { invalidField } from '../problem';

/** Under which key the restaurant's name is kept. */
const restaurantNameKey = 'restaurante';

/** The name the restaurant was given; null before that, and for the demo. */
export function restaurantName(dataSource: DataSource): Promise<string | null> {
  return readSetting(dataSource.manager, restaurantNameKey);
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
  const { usuario, nombre } = admin;
  const written = await writeFirstPeople(
    dataSource,
    { usuario, nombre, clave },
    async (manager) => {
      await manager.insert(
        SucursalEntity,
        sucursales.map((name) => ({ nombre: name })),
      );
      await writeSetting(manager, restaurantNameKey, restaurante);
      return true;
    },
  );
  return written !== null;
}
