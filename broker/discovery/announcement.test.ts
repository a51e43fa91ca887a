import { hostname } from 'node:os';
import { expect, it } from 'vitest';
import { mdnsType } from '../../shared/discovery';
import { announce, announcedName } from './announcement';
import { openMdns } from './mdns';

const fail = (error: unknown) => {
  throw error;
};
const logger = { debug: fail, info: fail, warn: fail, error: fail };

it('a server that announces itself is found by its restaurant, and no longer once it has stopped', async () => {
  // A place of this test's own: nobody else in the network hears of it.
  const place = { port: 20_000 + (process.pid % 20_000), interface: '127.0.0.1', bind: '0.0.0.0' };
  const listener = openMdns(fail, place);
  try {
    const browser = listener.find({ type: mdnsType });
    const up = new Promise<{ name: string; port: number; txt?: unknown }>((resolve) => {
      browser.on('up', resolve);
    });
    const gone = new Promise<{ name: string }>((resolve) => {
      browser.on('down', resolve);
    });
    const announcement = announce({ restaurant: 'El Fogón', port: 8765, tls: true }, logger, place);
    const name = announcedName('El Fogón', hostname());
    expect(await up).toMatchObject({ name, port: 8765, txt: { tls: '1' } });
    await announcement.close();
    expect(await gone).toMatchObject({ name });
  } finally {
    listener.destroy();
  }
});

it('the name people see says restaurant and computer, and fits into DNS', () => {
  expect(announcedName('El Fogón S.A.', 'caja-1.local')).toBe('El Fogón S A (caja-1)');
  expect(announcedName(null, 'caja-1')).toBe('Campana (caja-1)');
  const long = announcedName('Ñ'.repeat(100), 'caja-1');
  expect(Buffer.byteLength(long)).toBeLessThanOrEqual(63);
  expect(long.endsWith('Ñ (caja-1)')).toBe(true);
});
