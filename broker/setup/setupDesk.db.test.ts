import { afterAll, beforeAll, expect, it } from 'vitest';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../../db/dataSource';
import { createTestDatabase, type TestDatabase } from '../../testing/database';
import { createPasswords } from '../auth/passwords';
import { openSetupDesk } from './setupDesk';

let database: TestDatabase;
let dataSource: DataSource;
beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = await createDataSource({ url: database.url }).initialize();
});
afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

const restaurant = {
  modo: 'propio' as const,
  restaurante: 'El Fogón',
  sucursales: ['Centro'],
  admin: { usuario: 'carmen', nombre: 'Carmen', password: 'una clave propia' },
};

async function open() {
  let code = '';
  const desk = await openSetupDesk({
    dataSource,
    passwords: createPasswords(),
    seedDemo: () => Promise.resolve(),
    onInstalled: () => undefined,
    isRestoring: () => false,
    logger: {
      debug: () => undefined,
      info: () => undefined,
      // Not below: who logs only what needs attention has to see it.
      warn: (fields) => {
        if ('codigo' in fields) code = String(fields.codigo);
      },
      error: () => undefined,
    },
  });
  return { desk, code };
}

it('whoever has the code of the log sets it up from elsewhere, typed with or without its dash', async () => {
  const { desk, code } = await open();
  expect(code).toMatch(/^\d{4}-\d{4}$/);
  const typed = code.replace('-', ' ');
  expect(await desk.install({ ...restaurant, codigo: typed }, false)).toBe('carmen');
  expect(desk.pending).toBe(false);
  await dataSource.query('TRUNCATE USUARIOS, SUCURSALES, CONFIGURACION CASCADE');
});

it('ten wrong codes close the way from elsewhere, and not the one from here', async () => {
  const { desk, code } = await open();
  for (let tries = 0; tries < 10; tries += 1) {
    const wrong = code === '1111-1111' ? '2222-2222' : '1111-1111';
    await expect(desk.install({ ...restaurant, codigo: wrong }, false)).rejects.toThrow('código');
  }
  await expect(desk.install({ ...restaurant, codigo: code }, false)).rejects.toThrow('reinícielo');
  expect(await desk.install(restaurant, true)).toBe('carmen');
});
