import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isNewHost, localOrigin, prepareHost } from './hostEnvironment';

describe('prepareHost', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'campana-host-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('asks for the demo restaurant where no data was ever kept', async () => {
    const { environment } = await prepareHost({ CAMPANA_DATA_DIR: folder, UNSET: undefined });
    expect(environment).toEqual({ CAMPANA_DEMO: '1', CAMPANA_DATA_DIR: folder });
  });

  it('asks for it again when the first start failed half-way, and never after one that worked', async () => {
    await prepareHost({ CAMPANA_DATA_DIR: folder });
    await mkdir(join(folder, 'postgres'));
    const second = await prepareHost({ CAMPANA_DATA_DIR: folder });
    expect(second.environment).toHaveProperty('CAMPANA_DEMO', '1');
    second.onServing();
    const third = await prepareHost({ CAMPANA_DATA_DIR: folder });
    expect(third.environment).not.toHaveProperty('CAMPANA_DEMO');
  });

  it('never adds it to data that is there', async () => {
    await mkdir(join(folder, 'postgres'));
    const { environment } = await prepareHost({ CAMPANA_DATA_DIR: folder });
    expect(environment).not.toHaveProperty('CAMPANA_DEMO');
  });

  it('leaves the choice to whoever made one', async () => {
    const off = await prepareHost({ CAMPANA_DATA_DIR: folder, CAMPANA_DEMO: '0' });
    expect(off.environment).toMatchObject({ CAMPANA_DEMO: '0' });
    const elsewhere = await prepareHost({
      CAMPANA_DATA_DIR: folder,
      DATABASE_URL: 'postgres://db/x',
    });
    expect(elsewhere.environment).not.toHaveProperty('CAMPANA_DEMO');
    expect(existsSync(join(folder, 'demo-pending'))).toBe(false);
  });

  it('lets other computers connect only when asked to, encrypted and approved; the environment decides before that', async () => {
    const base = { CAMPANA_DATA_DIR: folder };
    expect((await prepareHost(base)).environment).not.toHaveProperty('CAMPANA_HOST');
    expect((await prepareHost(base, true)).environment).toMatchObject({
      CAMPANA_HOST: '0.0.0.0',
      CAMPANA_TLS: 'local',
      CAMPANA_PAIRING: '1',
    });
    const bought = { ...base, CAMPANA_TLS_CERT: 'a.pem', CAMPANA_TLS_KEY: 'a.key' };
    expect((await prepareHost(bought, true)).environment).not.toHaveProperty('CAMPANA_TLS');
    const decided = { ...base, CAMPANA_HOST: '192.168.1.5' };
    expect((await prepareHost(decided, true)).environment).toMatchObject(decided);
  });

  it('of an installed app waits for its wizard, and never makes a demo by itself', async () => {
    const base = { CAMPANA_DATA_DIR: folder };
    expect(await isNewHost(base)).toBe(true);
    const { environment } = await prepareHost(base, false, true);
    expect(environment).toMatchObject({ CAMPANA_SETUP: '1' });
    expect(environment).not.toHaveProperty('CAMPANA_DEMO');
    await mkdir(join(folder, 'postgres'));
    expect(await isNewHost(base)).toBe(false);
  });

  it('says so when the data folder cannot be one', async () => {
    const file = join(folder, 'file');
    await writeFile(file, '');
    await expect(prepareHost({ CAMPANA_DATA_DIR: file })).rejects.toThrow(file);
  });
});

describe('localOrigin', () => {
  it('is where the settings say, and nowhere for a free port', () => {
    expect(localOrigin({})).toBe('http://127.0.0.1:8765');
    expect(localOrigin({ CAMPANA_PORT: '9000' })).toBe('http://127.0.0.1:9000');
    expect(localOrigin({ CAMPANA_PORT: '0' })).toBeNull();
    expect(localOrigin({ CAMPANA_PORT: 'x' })).toBeNull();
  });
});
