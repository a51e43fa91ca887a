import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hostEnvironment, localOrigin } from './hostEnvironment';

describe('hostEnvironment', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'campana-host-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('asks for the demo restaurant where no data was ever kept', async () => {
    const environment = await hostEnvironment({ CAMPANA_DATA_DIR: folder, UNSET: undefined });
    expect(environment).toEqual({ CAMPANA_DEMO: '1', CAMPANA_DATA_DIR: folder });
  });

  it('never adds it to data that is there', async () => {
    await mkdir(join(folder, 'postgres'));
    expect(await hostEnvironment({ CAMPANA_DATA_DIR: folder })).not.toHaveProperty('CAMPANA_DEMO');
  });

  it('leaves the choice to whoever made one', async () => {
    const environment = await hostEnvironment({ CAMPANA_DATA_DIR: folder, CAMPANA_DEMO: '0' });
    expect(environment).toMatchObject({ CAMPANA_DEMO: '0' });
    const elsewhere = { CAMPANA_DATA_DIR: folder, DATABASE_URL: 'postgres://db/x' };
    expect(await hostEnvironment(elsewhere)).not.toHaveProperty('CAMPANA_DEMO');
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
