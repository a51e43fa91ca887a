import { expect, it } from 'vitest';
import { installOf, restaurantFormSchema } from './restaurantForm';

const form = {
  restaurante: 'El Fogón',
  sucursales: ' Centro \n\nSurco\n',
  nombre: 'Carmen',
  usuario: 'Carmen',
  password: 'una clave propia',
  again: 'una clave propia',
};

it('what was filled in is what is sent, one branch a line', () => {
  expect(installOf(restaurantFormSchema.parse(form), '')).toEqual({
    modo: 'propio',
    restaurante: 'El Fogón',
    sucursales: ['Centro', 'Surco'],
    admin: { usuario: 'carmen', nombre: 'Carmen', password: 'una clave propia' },
  });
});

it.each([
  [{ again: 'otra clave' }, 'again'],
  [{ sucursales: ' \n ' }, 'sucursales'],
  [{ sucursales: 'Centro\nCENTRO' }, 'sucursales'],
  [{ password: 'corta', again: 'corta' }, 'password'],
  [{ usuario: 'con espacio' }, 'usuario'],
])('%j is said beside its field', (fields, path) => {
  const refused = restaurantFormSchema.safeParse({ ...form, ...fields });
  expect(refused.error?.issues.map((issue) => issue.path[0])).toEqual([path]);
});
