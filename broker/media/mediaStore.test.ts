import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lockedPdfOf, packedPdfOf, pdfOf } from '../../testing/pdf';
import { pngBomb } from '../../testing/png';
import { temporaryFolder } from '../../testing/temporaryFolder';
import { createDecoder, type Decoder } from './decoder';
import { createMediaStore, type MediaStore } from './mediaStore';

const root = fileURLToPath(new URL('../..', import.meta.url));
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let decoder: Decoder;
let store: MediaStore;

// The decoder's process as it is shipped: what is refused here must not have been decoded in this process.
beforeAll(async () => {
  folder = await temporaryFolder();
  const outfile = join(root, 'node_modules/.cache/test-programs', `media-${process.pid}.cjs`);
  await build({
    entryPoints: [join(root, 'broker/media/mediaWorker.ts')],
    ...{ outfile, bundle: true, platform: 'node', format: 'cjs', external: ['sharp'] },
    supported: { 'dynamic-import': false },
  });
  decoder = createDecoder(outfile);
  store = createMediaStore(folder.path, decoder);
});
afterAll(async () => {
  decoder.close();
  await folder.remove();
});

async function names(): Promise<string[]> {
  return (await readdir(folder.path, { recursive: true })).filter((name) => name.includes('.'));
}

function flat(width: number, height: number) {
  return sharp({ create: { width, height, channels: 3, background: '#345' } });
}

describe('what is kept', () => {
  it('is the picture, a small one, and what it looks like, for its owner alone', async () => {
    const stripe = await flat(300, 200).negate().png().toBuffer();
    const picture = flat(900, 1600).composite([{ input: stripe, left: 100, top: 300 }]);
    const bytes = await picture.png().toBuffer();
    const stored = await store.store(bytes);
    expect(stored).toMatchObject({
      ok: true,
      value: { contentType: 'image/jpeg', width: 900, height: 1600 },
    });
    if (!stored.ok) return;
    const { address, fingerprint } = stored.value;
    expect(fingerprint?.coarse).toMatch(/^[0-9a-f]{16}$/);
    expect(fingerprint?.fine).toMatch(/^[0-9a-f]{256}$/);
    const small = await sharp((await store.thumbnail(address))!.bytes).metadata();
    expect({ width: small.width, height: small.height }).toEqual({ width: 180, height: 320 });
    for (const name of await names()) {
      expect((await stat(join(folder.path, name))).mode & 0o777).toBe(0o600);
    }
    const before = await names();
    expect(await store.store(bytes)).toEqual(stored);
    expect(await names()).toEqual(before);
  });

  it('a PDF as it is', async () => {
    const bytes = pdfOf('BT (Constancia de transferencia) Tj ET');
    const stored = await store.store(bytes);
    expect(stored).toMatchObject({ ok: true, value: { contentType: 'application/pdf' } });
    if (!stored.ok) return;
    expect((await store.read(stored.value.address))?.bytes.equals(bytes)).toBe(true);
    expect(await store.thumbnail(stored.value.address)).toBeNull();
  });

  it('nothing by an address that is none', async () => {
    expect(await store.read('../../etc/passwd')).toBeNull();
    expect(await store.read('a'.repeat(64))).toBeNull();
  });
});

describe('what is refused, without a file left behind', () => {
  const zip = Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(500)]);
  const notPng = Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    Buffer.alloc(2_000, 7),
  ]);
  it.each<[string, string, () => Promise<Buffer> | Buffer]>([
    ['nothing', 'vacio', () => Buffer.alloc(0)],
    ['50 MB of picture', 'muy_grande', () => Buffer.alloc(50 * 1024 * 1024, 0xff)],
    ['a zip named .jpg', 'tipo_no_admitido', () => zip],
    ['a drawing that is a program', 'tipo_no_admitido', () => Buffer.from('<svg onload="x()"/>')],
    ['a web page', 'tipo_no_admitido', () => Buffer.from('<!doctype html><script>x()</script>')],
    ['a PNG that is none', 'ilegible', () => notPng],
    [
      'a JPEG cut off half way',
      'ilegible',
      async () => {
        const whole = await flat(600, 600).jpeg().toBuffer();
        return whole.subarray(0, whole.length / 2);
      },
    ],
    ['a decompression bomb', 'ilegible', () => pngBomb(20_000)],
    ['a PDF with a script', 'pdf_activo', () => pdfOf('', '/OpenAction << /S /JavaScript >>')],
    [
      'a PDF with a script written in escapes',
      'pdf_activo',
      () => pdfOf('', '/AA << /#4a#53 (x) >>'),
    ],
    [
      'a PDF with a packed script',
      'pdf_activo',
      () => packedPdfOf('5 0 << /S /JavaScript /JS (x) >>'),
    ],
    ['a PDF with a packed bomb', 'pdf_activo', () => packedPdfOf(' '.repeat(9 * 1024 * 1024))],
    ['a PDF with a password', 'pdf_cerrado', lockedPdfOf],
    [
      'a PDF with a password, written otherwise',
      'pdf_cerrado',
      () => pdfOf('', '/E#6ecrypt 9 0 R'),
    ],
    ['a PDF cut off', 'ilegible', () => pdfOf('x').subarray(0, 200)],
  ])('%s', async (_what, code, make) => {
    const before = await names();
    const bytes = await make();
    expect(await store.store(bytes)).toMatchObject({ ok: false, error: { code } });
    expect(await names()).toEqual(before);
  });

  it('and the next honest picture is kept as ever', async () => {
    const answers = await Promise.all([
      store.store(pngBomb(20_000)),
      store.store(await flat(300, 500).webp().toBuffer()),
    ]);
    expect(answers.map((answer) => answer.ok)).toEqual([false, true]);
  });
});
