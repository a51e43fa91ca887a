import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createWorker, OEM, PSM, type Worker } from 'tesseract.js';
import { parseReceipt, type ParsedReceipt } from './parseReceipt';
import { closeUp, prepare, type Prepared } from './prepare';
import { linesOf, type Box, type ReadWord } from './readLines';
import { lookedTwice } from './secondLook';

/** What the reader's process is asked: to read a stored picture. */
export interface ReadJob {
  bytes: Uint8Array;
}

const require = createRequire(import.meta.url);

let reader: Promise<Worker> | null = null;

/** Reads a receipt on this computer, without any network. Rejects when the reader cannot be started. */
export async function readReceipt({ bytes }: ReadJob): Promise<ParsedReceipt> {
  const picture = await prepare(bytes);
  reader ??= startReader();
  const worker = await reader;
  const { app, fields } = parseReceipt(linesOf(await wordsOf(worker, picture)));
  const sure = await lookedTwice(fields, (box, look) => lineOf(worker, picture, box, look));
  return { app, fields: sure };
}

async function wordsOf(worker: Worker, { png, width, height }: Prepared): Promise<ReadWord[]> {
  await worker.setParameters({
    tessedit_pageseg_mode: PSM.SPARSE_TEXT,
    tessedit_char_whitelist: '',
  });
  const { data } = await worker.recognize(png, {}, { blocks: true, text: false });
  return (data.blocks ?? []).flatMap((block) =>
    block.paragraphs.flatMap((paragraph) =>
      paragraph.lines.flatMap((line) =>
        line.words.map(({ text, confidence, bbox }) => ({
          ...{ text, confidence },
          box: {
            x: bbox.x0 / width,
            y: bbox.y0 / height,
            ancho: (bbox.x1 - bbox.x0) / width,
            alto: (bbox.y1 - bbox.y0) / height,
          },
        })),
      ),
    ),
  );
}

/** One line of a picture, read from close by. */
async function lineOf(
  worker: Worker,
  picture: Prepared,
  box: Box,
  { letters, pixels, digits }: { letters: number; pixels: number; digits: boolean },
): Promise<string> {
  const part = await closeUp(picture, box, { letters, pixels });
  await worker.setParameters({
    tessedit_pageseg_mode: PSM.SINGLE_LINE,
    tessedit_char_whitelist: digits ? '0123456789' : '',
  });
  const { data } = await worker.recognize(part);
  return data.text;
}

/** Ends the reader, where it was started in this process. */
export async function endReader(): Promise<void> {
  const ending = reader;
  reader = null;
  await (await ending)?.terminate();
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
  // Without it every picture is said to have an odd resolution, on standard error.
  await worker.setParameters({ user_defined_dpi: '300' });
  return worker;
}

/** Threads of Electron cannot look into the packed archive: what they need lies beside it. */
function onDisk(path: string): string {
  const unpacked = path.replace('app.asar', 'app.asar.unpacked');
  return existsSync(unpacked) ? unpacked : path;
}
