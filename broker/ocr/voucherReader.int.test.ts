import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTransactions } from '../log/transactions';
import { startHttpServer, type TestCaller, type TestHttpServer } from '../../testing/httpServer';
import { receiptSvg } from '../../db/seed/demoReceipt';
import type { Voucher } from '../../shared/api/vouchers';
import type { ParsedReceipt } from './parseReceipt';
import { endReader, readReceipt } from './recognise';
import { startVoucherReader } from './voucherReader';

let server: TestHttpServer;
let counter: TestCaller;
beforeAll(async () => {
  server = await startHttpServer();
  counter = await server.person('ATENCION');
});
afterAll(async () => {
  await endReader();
  await server.close();
});

const quiet = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

/** Reads everything that waits, by what stands in for the process that reads. */
async function readAll(read: (bytes: Uint8Array) => Promise<ParsedReceipt | null>): Promise<void> {
  const media = {
    read: async (address: string) => ({
      bytes: await readFile(`${server.uploads}/${address.slice(0, 2)}/${address}.jpg`),
      contentType: 'image/jpeg',
    }),
  };
  const reader = startVoucherReader({
    dataSource: server.dataSource,
    runTransaction: createTransactions(server.dataSource, {
      committed: (result) => void server.events.push(...result.events),
    }),
    ...{ media, reader: { read, close: () => undefined }, logger: quiet },
  });
  await reader.idle();
  await reader.close();
}

async function upload(monto: number, operacion: string, fields: Record<string, string> = {}) {
  const svg = receiptSvg({
    ...{ medio: 'Yape', monto, operacion, pagador: 'Lucía Ramírez' },
    fecha: new Date(),
  });
  const data = new FormData();
  for (const [key, value] of Object.entries(fields)) data.set(key, value);
  const bytes = await sharp(Buffer.from(svg)).png().toBuffer();
  data.set('imagen', new Blob([new Uint8Array(bytes)]), 'foto.png');
  return (await counter.call<Voucher>('POST', '/api/vouchers', { raw: data })).body;
}
const reload = async (id: number) =>
  (await counter.call<Voucher>('GET', `/api/vouchers/${id}`)).body;

it('what is read is a suggestion, counts for the checks, and fills or approves nothing', async () => {
  const first = await upload(37.5, '12345678');
  const second = await upload(37.5, '12345678', { operacion: '12345678' });
  await readAll((bytes) => readReceipt({ bytes }));
  const read = await reload(first.id);
  expect(read).toMatchObject({ monto: null, operacion: null, estado: 'PENDIENTE' });
  expect(read.lectura).toMatchObject({ estado: 'leida', app: 'yape' });
  const values = Object.fromEntries(read.lectura!.campos.map(({ campo, valor }) => [campo, valor]));
  expect(values).toMatchObject({ monto: '37.50', medio: 'Yape' });
  expect(server.events.some(({ event }) => event.tipo === 'voucher_actualizado')).toBe(true);
  const checks = (await reload(second.id)).verificaciones;
  expect(checks.find(({ tipo }) => tipo === 'imagen')).toMatchObject({
    ...{ resultado: 'falla', usos: [{ voucher_id: first.id }] },
  });
}, 120_000);

it('a picture that cannot be read is left to the person, and read no more', async () => {
  const { id } = await upload(11, '99887766');
  const asked: number[] = [];
  const fails = (bytes: Uint8Array) => {
    asked.push(bytes.length);
    return Promise.resolve(null);
  };
  await readAll(fails);
  await readAll(fails);
  expect(asked).toHaveLength(1);
  expect((await reload(id)).lectura).toMatchObject({ estado: 'fallo', campos: [] });
});
