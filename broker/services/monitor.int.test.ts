import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countEvents } from '../../db/eventCounts';
import { startHttpServer, type TestCaller, type TestHttpServer } from '../../testing/httpServer';
import type { Stats, StoredEvent } from '../../shared/api/eventos';
import type { Producto, Sucursal } from '../../shared/api/catalog';
import { countAll } from './eventCounting';

let server: TestHttpServer;
let admin: TestCaller;
beforeAll(async () => {
  server = await startHttpServer();
  admin = await server.person('ADMIN');
  const rows = [
    ['pedido_creado', 1, '2026-03-01 03:10:00'],
    ['pedido_creado', 1, '2026-03-01 03:50:00'],
    ['pedido_creado', 2, '2026-03-01 04:10:00'],
    ['alerta_cocina', 1, '2026-03-01 04:20:00'],
    ['alerta_cocina', null, '2026-03-02 06:00:00'],
  ] as const;
  for (const [tipo, branch, fecha] of rows) {
    await server.dataSource.query(
      `INSERT INTO EVENTOS_REALTIME (TIPO, PAYLOAD, SUCURSAL_ID, FECHA) VALUES ($1, '{"a":1}', $2, $3::timestamp)`,
      [tipo, branch, fecha],
    );
  }
});
afterAll(() => server.close());

type Page = { datos: StoredEvent[]; siguiente: number | null };

async function list(query: string): Promise<number[]> {
  const answer = await admin.call<Page>('GET', `/api/eventos?${query}`);
  expect(answer.status).toBe(200);
  return answer.body.datos.map((event) => event.id);
}

describe('stored events', () => {
  it('are newest first, filtered by type, branch and time, both ends included', async () => {
    expect(await list('')).toEqual([5, 4, 3, 2, 1]);
    expect(await list('tipo=alerta_cocina')).toEqual([5, 4]);
    expect(await list('sucursal_id=1')).toEqual([4, 2, 1]);
    expect(await list('desde=2026-03-01T03:50:00.000Z&hasta=2026-03-01T04:10:00Z')).toEqual([3, 2]);
    expect(await list('desde=2026-03-02')).toEqual([5]);
    expect(await list('hasta=2026-02-28T22:50:00-05:00')).toEqual([2, 1]);
  });

  it('continue where a page stopped', async () => {
    const first = await admin.call<Page>('GET', '/api/eventos?limite=2');
    expect(first.body.siguiente).toBe(4);
    expect(await list('limite=2&antes_de_id=4')).toEqual([3, 2]);
    const last = await admin.call<Page>('GET', '/api/eventos?limite=2&antes_de_id=3');
    expect(last.body).toMatchObject({ datos: [{ id: 2 }, { id: 1 }], siguiente: null });
  });

  it('continue inside a range of time, whatever the order of their numbers there', async () => {
    const range = 'desde=2025-05-01&hasta=2025-05-02';
    const ids: { id: number }[] = await server.dataSource.query(
      `INSERT INTO EVENTOS_REALTIME (TIPO, PAYLOAD, FECHA) SELECT 'otro', '{}', F::timestamp
        FROM unnest(ARRAY['2025-05-01 10:00:00.0009', '2025-05-01 10:00:00.0001', '2025-05-01 09:00',
          '2025-05-01 11:00']) F RETURNING ID`,
    );
    const [a, b, c, d] = ids.map((row) => row.id);
    expect(await list(range)).toEqual([d, a, b, c]);
    expect(await list(`${range}&antes_de_id=${d!}`)).toEqual([a, b, c]);
    expect(await list(`${range}&antes_de_id=${a!}`)).toEqual([b, c]);
    expect(await list(`${range}&antes_de_id=${b!}`)).toEqual([c]);
    await server.dataSource.query('DELETE FROM EVENTOS_REALTIME WHERE ID = ANY ($1)', [
      ids.map((row) => row.id),
    ]);
  });

  it('are told with their payload, and survive a payload that is no JSON', async () => {
    const inserted: { id: number }[] = await server.dataSource.query(
      `INSERT INTO EVENTOS_REALTIME (TIPO, PAYLOAD) VALUES ('otro', 'hola') RETURNING ID`,
    );
    const { body } = await admin.call<Page>('GET', '/api/eventos?limite=1');
    expect(body.datos[0]).toMatchObject({ id: inserted[0]!.id, payload: { texto: 'hola' } });
    await server.dataSource.query('DELETE FROM EVENTOS_REALTIME WHERE ID = $1', [inserted[0]!.id]);
  });

  it.each([
    ['limite=501', 'limite'],
    ['desde=ayer', 'desde'],
    ['antes_de_id=x', 'antes_de_id'],
    ['tipo=%00', 'tipo'],
  ])('%s is 422', async (query, campo) => {
    const answer = await admin.call('GET', `/api/eventos?${query}`);
    expect(answer).toMatchObject({ status: 422, body: { campo } });
  });
});

describe('statistics', () => {
  const range = 'desde=2026-03-01&hasta=2026-03-03';
  const read = async (query: string): Promise<Stats> => {
    const answer = await admin.call<Stats>('GET', `/api/estadisticas?${query}`);
    expect(answer.status).toBe(200);
    return answer.body;
  };

  it('count events per hour and type', async () => {
    const { conteos } = await read(`${range}&por=hora`);
    expect(conteos).toEqual([
      { inicio: '2026-03-01T03:00:00.000Z', tipo: 'pedido_creado', cantidad: 2 },
      { inicio: '2026-03-01T04:00:00.000Z', tipo: 'alerta_cocina', cantidad: 1 },
      { inicio: '2026-03-01T04:00:00.000Z', tipo: 'pedido_creado', cantidad: 1 },
      { inicio: '2026-03-02T06:00:00.000Z', tipo: 'alerta_cocina', cantidad: 1 },
    ]);
  });

  it('count per day, which begins where the restaurant is', async () => {
    const utc = await read(`${range}&por=dia&sucursal_id=1`);
    expect(utc.conteos).toEqual([
      { inicio: '2026-03-01T00:00:00.000Z', tipo: 'alerta_cocina', cantidad: 1 },
      { inicio: '2026-03-01T00:00:00.000Z', tipo: 'pedido_creado', cantidad: 2 },
    ]);
    const lima = await read(`${range}&por=dia&zona=America/Lima`);
    expect(lima.conteos[0]).toEqual({
      inicio: '2026-02-28T05:00:00.000Z',
      tipo: 'alerta_cocina',
      cantidad: 1,
    });
  });

  it('are the same from counted hours as from the log, whatever the range, branch and zone, and tell of removed events, too', async () => {
    const { dataSource } = server;
    await server.dataSource.query(
      `INSERT INTO EVENTOS_REALTIME (TIPO, PAYLOAD, SUCURSAL_ID, FECHA)
        SELECT CASE N % 3 WHEN 0 THEN 'uno' ELSE 'dos' END, '{}', nullif(N % 3, 2) + 1,
          timestamp '2026-05-01' + make_interval(mins => N * 7)
        FROM generate_series(0, 999) N`,
    );
    const ranges = [
      'desde=2026-05-01&hasta=2026-05-06',
      'desde=2026-05-01T05:10:00Z&hasta=2026-05-03T17:43:00Z',
      'desde=2026-05-02T01:05:00Z&hasta=2026-05-02T01:50:00Z',
      'desde=2026-05-02T01:05:00Z&hasta=2026-05-02T03:00:00Z',
    ];
    const queries = ranges.flatMap((each) =>
      ['', '&sucursal_id=2'].flatMap((branch) =>
        ['UTC&por=hora', 'America/Lima&por=dia', 'Asia/Kolkata&por=dia'].map(
          (zona) => `${each}${branch}&zona=${zona}`,
        ),
      ),
    );
    const all = (): Promise<Stats['conteos'][]> =>
      Promise.all(queries.map(async (query) => (await read(query)).conteos));
    const fromLog = await all();
    expect(fromLog.flat().length).toBeGreaterThan(300);
    const newest = await dataSource.transaction((manager) => countEvents(manager, 500));
    expect(newest).toBe(500);
    expect(await all()).toEqual(fromLog);
    await Promise.all([1, 2, 3].map(() => countAll(dataSource, new AbortController().signal)));
    expect(await all()).toEqual(fromLog);

    await server.dataSource.query(`DELETE FROM EVENTOS_REALTIME WHERE FECHA >= '2026-05-01'`);
    const whole = 'desde=2026-05-01&hasta=2026-05-06&por=dia';
    const left = (await read(whole)).conteos.reduce((sum, { cantidad }) => sum + cantidad, 0);
    expect(left).toBe(1_000);
    await server.dataSource.query('DELETE FROM EVENTOS_CUENTAS');
  });

  it('tell the median and 95th percentile of each stage', async () => {
    await server.dataSource.query(
      `INSERT INTO PEDIDOS (SUCURSAL_ID, SUBTIPO, FECHA_CREACION, FECHA_APROBACION)
        SELECT 1, 'whatsapp', '2026-03-01 10:00:00', timestamp '2026-03-01 10:00:00' + make_interval(secs => N)
        FROM generate_series(0, 100) N`,
    );
    const { etapas } = await read(range);
    expect(etapas.find((stage) => stage.etapa === 'aprobar')).toEqual({
      etapa: 'aprobar',
      cantidad: 101,
      mediana_s: 50,
      p95_s: 95,
      aproximado: false,
    });
    expect(etapas.find((stage) => stage.etapa === 'entregar')).toEqual({
      etapa: 'entregar',
      cantidad: 0,
      mediana_s: null,
      p95_s: null,
      aproximado: false,
    });
    expect(etapas).toHaveLength(6);
  });

  it('take the times of very many orders from a sample, and say so; a branch with few of them is exact', async () => {
    await server.dataSource.query(
      `INSERT INTO PEDIDOS (SUCURSAL_ID, SUBTIPO, FECHA_CREACION, FECHA_APROBACION)
        SELECT CASE WHEN N % 100 = 0 THEN 2 ELSE 1 END, 'whatsapp', T, T + make_interval(secs => N * 7919 % 1001)
        FROM generate_series(1, 60000) N, LATERAL (SELECT timestamp '2025-03-01 00:00:00' + make_interval(secs => N) AS T) M`,
    );
    await server.dataSource.query('ANALYZE PEDIDOS');
    const march = 'por=dia&desde=2025-03-01T00:00:00Z&hasta=2025-03-31T00:00:00Z';
    const approval = async (query: string): Promise<Stats['etapas'][number]> =>
      (await read(query)).etapas.find((stage) => stage.etapa === 'aprobar')!;

    const all = await approval(march);
    expect(all.aproximado).toBe(true);
    expect(Math.abs(all.cantidad - 60_000)).toBeLessThan(6_000);
    expect(Math.abs(all.mediana_s! - 500)).toBeLessThan(25);
    expect(Math.abs(all.p95_s! - 950)).toBeLessThan(15);
    expect(await approval(march)).toEqual(all);

    expect(await approval(`${march}&sucursal_id=2`)).toMatchObject({
      cantidad: 600,
      aproximado: false,
    });
  });

  it('show the last day or month when no range is asked for', async () => {
    const hours = await read('');
    expect(Date.parse(hours.hasta) - Date.parse(hours.desde)).toBe(86_400_000);
    const days = await read('por=dia');
    expect(Date.parse(days.hasta) - Date.parse(days.desde)).toBe(30 * 86_400_000);
  });

  it.each([
    ['por=mes', 'por'],
    ['zona=Marte', 'zona'],
    ['zona=-05:00', 'zona'],
    ['desde=2026-03-02&hasta=2026-03-01', 'desde'],
    ['desde=2020-01-01&hasta=2026-03-01&por=hora', 'desde'],
  ])('%s is 422', async (query, campo) => {
    const answer = await admin.call('GET', `/api/estadisticas?${query}`);
    expect(answer).toMatchObject({ status: 422, body: { campo } });
  });
});

describe('catalogues', () => {
  it('are whole, by name, with prices as numbers', async () => {
    const { body } = await admin.call<{ datos: Producto[]; siguiente: null }>(
      'GET',
      '/api/productos',
    );
    expect(body.siguiente).toBeNull();
    expect(body.datos.map((each) => each.nombre)).toEqual(['Chicha', 'Hamburguesa', 'Papas']);
    expect(body.datos[1]!.precio).toBe(18.5);
  });

  it('of branches show people their own, with settings that can be read', async () => {
    await server.dataSource.query(
      `UPDATE SUCURSALES SET AJUSTES = '{"minutos_ambar":"x"}' WHERE ID = 2`,
    );
    const cook = await server.person('COCINERO', 2);
    const own = await cook.call<{ datos: Sucursal[] }>('GET', '/api/sucursales');
    expect(own.body.datos).toMatchObject([{ id: 2, ajustes: { minutos_ambar: 8 } }]);
    const all = await admin.call<{ datos: Sucursal[] }>('GET', '/api/sucursales');
    expect(all.body.datos.map((each) => each.id)).toEqual([1, 2]);
  });
});
