import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../testing/temporaryFolder';
import { beginFirstStart } from './firstStart';
import { openDataFolder } from './openDataFolder';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let path: string;
beforeEach(async () => {
  folder = await temporaryFolder();
  path = join(folder.path, 'data');
});
afterEach(() => folder.remove());

async function useIt(): Promise<void> {
  const opened = await openDataFolder(path);
  await opened.close();
}

describe('beginFirstStart', () => {
  it('is the first until a broker was ready', async () => {
    const first = await beginFirstStart(path);
    await useIt();
    first?.done();
    expect(first).toBeDefined();
    expect(await beginFirstStart(path)).toBeUndefined();
  });

  it('is still the first after a start that left data behind and was never ready', async () => {
    await beginFirstStart(path);
    await useIt();
    expect(await beginFirstStart(path)).toBeDefined();
  });

  it('is none on a folder that a broker used without it', async () => {
    await useIt();
    expect(await beginFirstStart(path)).toBeUndefined();
  });
});
