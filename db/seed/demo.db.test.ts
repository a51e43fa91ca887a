import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DataSource } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '../../testing/database';
import { eventSchemas, isEventType } from '../../shared/protocol/events';
import { createDataSource } from '../dataSource';
import { takeAlertsToEscalate, takeAlertsToInsistOn } from '../escalation';
import { isDemo, seedDemo, type DemoDeps } from './demo';

let database: TestDatabase;
let dataSource: DataSource;
let pictures: string[];
let deps: DemoDeps;
beforeEach(async () => {
  database = await createTestDatabase();
  dataSource = createDataSource({ url: database.url });
  await dataSource.initialize();
  pictures = [];
  deps = {
    hashPassword: (password) => Promise.resolve(`hash of ${password}`),
    storeDrawing: (svg) => {
      pictures.push(svg);
      const address = createHash('sha256').update(svg).digest('hex');
      return Promise.resolve({ address, contentType: 'image/png' });
    },
  };
});
afterEach(async () => {
  await dataSource.destroy();
  await database.drop();
});

async function values<Value>(query: string): Promise<Value[]> {
  const rows: Record<string, Value>[] = await dataSource.query(query);
  return rows.map((row) => Object.values(row)[0]!);
}

async function countAll(): Promise<number[]> {
  const counts: number[] = [];
  for (const table of ['usuarios', 'pedidos', 'vouchers', 'alertas_cocina', 'eventos_realtime']) {
    counts.push(...(await values<number>(`SELECT count(*)::integer FROM ${table}`)));
  }
  return counts;
}

describe('seedDemo', () => {
  it('makes branch 1, the four people with superadmin as 1, and something in every state', async () => {
    expect(await seedDemo(dataSource, deps)).toBe('done');
    expect(await dataSource.query('SELECT ID, NOMBRE FROM SUCURSALES')).toEqual([
      { id: 1, nombre: 'Campana Miraflores' },
    ]);
    expect(
      await dataSource.query('SELECT ID, USUARIO, ROL, CLAVE FROM USUARIOS ORDER BY ID'),
    ).toEqual([
      { id: 1, usuario: 'superadmin', rol: 'SUPERADMIN', clave: 'hash of campana-demo' },
      { id: 2, usuario: 'admin', rol: 'ADMIN', clave: 'hash of campana-demo' },
      { id: 3, usuario: 'atencion', rol: 'ATENCION', clave: 'hash of campana-demo' },
      { id: 4, usuario: 'cocina', rol: 'COCINERO', clave: 'hash of campana-demo' },
    ]);
    expect(await values('SELECT DISTINCT ESTADO FROM PEDIDOS ORDER BY 1')).toEqual([
      'CANCELADO',
      'ENTREGADO',
      'EN_PREPARACION',
      'LISTO',
      'PENDIENTE',
    ]);
    expect(await values('SELECT DISTINCT ESTADO FROM VOUCHERS ORDER BY 1')).toEqual([
      'APROBADO',
      'PENDIENTE',
      'RECHAZADO',
    ]);
    expect(await values('SELECT DISTINCT LEIDA FROM ALERTAS_COCINA ORDER BY 1')).toEqual([
      false,
      true,
    ]);
    expect(await values('SELECT DISTINCT ESTADO FROM REFILL_SOLICITUDES ORDER BY 1')).toEqual([
      'atendido',
      'pendiente',
    ]);
    expect(await values('SELECT count(*)::integer FROM VOUCHERS WHERE IMAGEN IS NULL')).toEqual([
      0,
    ]);
    expect(pictures.length).toBeGreaterThan(0);
    for (const picture of pictures) expect(picture).toContain('DEMO');
  });

  it('writes events as screens expect them, in the order in which they happened', async () => {
    await seedDemo(dataSource, deps);
    const rows: { id: number; tipo: string; payload: string; fecha: Date }[] =
      await dataSource.query('SELECT ID, TIPO, PAYLOAD, FECHA FROM EVENTOS_REALTIME ORDER BY ID');
    let last = 0;
    for (const { id, tipo, payload, fecha } of rows) {
      expect(fecha.getTime()).toBeGreaterThanOrEqual(last);
      last = fecha.getTime();
      if (!isEventType(tipo)) throw new Error(`${tipo} is no event type`);
      const event: unknown = { ...(JSON.parse(payload) as object), id, fecha: fecha.toISOString() };
      expect(eventSchemas[tipo].safeParse(event).error).toBeUndefined();
    }
    expect(last).toBeLessThanOrEqual(Date.now());
  });

  it('leaves no alert that escalates by itself, though some are unread', async () => {
    await seedDemo(dataSource, deps);
    await dataSource.query(
      `UPDATE ALERTAS_COCINA SET FECHA_ENVIO = FECHA_ENVIO - interval '1 day'`,
    );
    expect(await takeAlertsToEscalate(dataSource.manager)).toEqual([]);
    expect(await takeAlertsToInsistOn(dataSource.manager)).toEqual([]);
  });

  it('happens once, also when two brokers start at once', async () => {
    const outcomes = await Promise.all([seedDemo(dataSource, deps), seedDemo(dataSource, deps)]);
    expect(outcomes.sort()).toEqual(['already', 'done']);
    const before = await countAll();
    expect(await seedDemo(dataSource, deps)).toBe('already');
    expect(await countAll()).toEqual(before);
  });

  it('leaves a restaurant alone in which people work', async () => {
    await dataSource.query(
      `INSERT INTO USUARIOS (USUARIO, NOMBRE, CLAVE, ROL) VALUES ('a', 'A', 'x', 'ADMIN')`,
    );
    expect(await seedDemo(dataSource, deps)).toBe('occupied');
    expect(await isDemo(dataSource)).toBe(false);
    expect(await countAll()).toEqual([1, 0, 0, 0, 0]);
  });

  it('is all or nothing, and gives the same numbers after an attempt that failed', async () => {
    const broken = { ...deps, storeDrawing: () => Promise.reject(new Error('disk full')) };
    await expect(seedDemo(dataSource, broken)).rejects.toThrow('disk full');
    expect(await isDemo(dataSource)).toBe(false);
    expect(await countAll()).toEqual([0, 0, 0, 0, 0]);
    expect(await seedDemo(dataSource, deps)).toBe('done');
    expect(await isDemo(dataSource)).toBe(true);
    expect(await values('SELECT ID FROM USUARIOS ORDER BY ID')).toEqual([1, 2, 3, 4]);
    const next: { id: number }[] = await dataSource.query(
      `INSERT INTO USUARIOS (USUARIO, NOMBRE, CLAVE, ROL) VALUES ('e', 'E', 'x', 'ADMIN') RETURNING ID`,
    );
    expect(next[0]!.id).toBe(5);
  });
});
