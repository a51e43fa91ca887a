import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createWorker, OEM, PSM, type Worker } from 'tesseract.js';
import { parseReceipt, type ParsedReceipt } from './parseReceipt';
import { linesOf, type ReadWord } from './readLines';

/** What the reader's process is asked: to read a stored picture. */
export interface ReadJob {
  bytes: Uint8Array;
}

const require = createRequire(import.meta.url);
/** Width the letters of a phone's screen are read best at. */
const targetWidth = 1_100;
/** Mean grey value below which a screen is light on dark, which is turned round. */
const darkBelow = 110;

let reader: Promise<Worker> | null = null;

/** Reads a receipt on this computer, without any network. Rejects when the reader cannot be started. */
export async function readReceipt({ bytes }: ReadJob): Promise<ParsedReceipt> {
  const { data: picture, info } = await prepared(bytes);
  reader ??= startReader();
  const worker = await reader;
  const { data } = await worker.recognize(picture, {}, { blocks: true, text: false });
  const words: ReadWord[] = (data.blocks ?? []).flatMap((block) =>
    block.paragraphs.flatMap((paragraph) =>
      paragraph.lines.flatMap((line) =>
        line.words.map(({ text, confidence, bbox }) => ({
          ...{ text, confidence },
          box: {
            x: bbox.x0 / info.width,
            y: bbox.y0 / info.height,
            ancho: (bbox.x1 - bbox.x0) / info.width,
            alto: (bbox.y1 - bbox.y0) / info.height,
          },
        })),
      ),
    ),
  );
  return parseReceipt(linesOf(words));
}

/** Ends the reader, where it was started in this process. */
export async function endReader(): Promise<void> {
  const ending = reader;
  reader = null;
  await (await ending)?.terminate();
}

/** Grey, dark on light, at the size letters are read best. */
async function prepared(bytes: Uint8Array) {
  const { default: sharp } = await import('sharp');
  sharp.cache(false);
  sharp.concurrency(1);
  const grey = sharp(bytes).greyscale();
  const { channels } = await grey.clone().stats();
  const dark = (channels[0]?.mean ?? 255) < darkBelow;
  return (dark ? grey.negate({ alpha: false }) : grey)
    .resize({ width: targetWidth, kernel: 'cubic' })
    .normalise()
    .png({ compressionLevel: 1 })
    .toBuffer({ resolveWithObject: true });
}

async function startReader(): Promise<Worker> {
  const languages = dirname(require.resolve('@tesseract.js-data/spa/package.json'));
  const program = onDisk(join(import.meta.dirname, 'tesseractWorker.cjs'));
  const worker = await createWorker('spa', OEM.LSTM_ONLY, {
    langPath: onDisk(join(languages, '4.0.0_best_int')),
    gzip: true,
    // The language lies on this disk already; a copy in the working folder would only be in the way.
    cacheMethod: 'none',
    ...(existsSync(program) ? { workerPath: program } : {}),
  });
  await worker.setParameters({ tessedit_pageseg_mode: PSM.SPARSE_TEXT });
  return worker;
}

/** Threads of Electron cannot look into the packed archive: what they need lies beside it. */
function onDisk(path: string): string {
  const unpacked = path.replace('app.asar', 'app.asar.unpacked');
  return existsSync(unpacked) ? unpacked : path;
}
