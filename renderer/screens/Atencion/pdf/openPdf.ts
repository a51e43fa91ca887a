import { getDocument, PDFWorker } from 'pdfjs-dist/legacy/build/pdf.mjs';
import DrawingThread from 'pdfjs-dist/legacy/build/pdf.worker.mjs?worker';
import { PdfError, type Pdf } from './pdf';

/** A receipt is drawn in well under a second; one that was made to take for ever is not waited for. */
const patienceMs = 20_000;

/** No page is drawn larger than this, whatever it says of itself, in times its size in points. */
const largestScale = 6;

/**
 * Opens a PDF that came from a stranger: in a thread that may load nothing, without its scripts, and ended with
 * it. Rejects with a `PdfError`.
 */
export async function openPdf(file: Blob): Promise<Pdf> {
  const data = new Uint8Array(await file.arrayBuffer());
  const thread = new DrawingThread();
  const worker = new PDFWorker({ port: thread as never });
  const task = getDocument({
    ...{ data, worker, verbosity: 0 },
    ...{ isEvalSupported: false, useWasm: false, enableXfa: false },
  });
  const close = (): void => {
    // It says that what was under way is over, which whoever closes knows.
    void task.destroy().catch(() => undefined);
    worker.destroy();
    thread.terminate();
  };
  try {
    const whole = await inTime(task.promise);
    return {
      pages: whole.numPages,
      draw: (page, longSide) => inTime(draw(page, longSide)).catch(rethrow),
      close,
    };
  } catch (error) {
    close();
    return rethrow(error);
  }

  async function draw(number: number, longSide: number): Promise<Blob> {
    const page = await (await task.promise).getPage(number);
    const { width, height } = page.getViewport({ scale: 1 });
    const scale = Math.min(longSide / Math.max(width, height), largestScale);
    const viewport = page.getViewport({ scale });
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(viewport.width));
    canvas.height = Math.max(1, Math.round(viewport.height));
    await page.render({ canvas, viewport }).promise;
    const picture = await new Promise<Blob | null>((resolve) => {
      canvas.toBlob(resolve);
    });
    page.cleanup();
    if (picture === null) throw new PdfError('damaged');
    return picture;
  }
}

async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLate = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new PdfError('slow'));
    }, patienceMs);
  });
  try {
    return await Promise.race([work, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}

function rethrow(error: unknown): never {
  if (error instanceof PdfError) throw error;
  const locked = error instanceof Error && error.name === 'PasswordException';
  throw new PdfError(locked ? 'locked' : 'damaged', { cause: error });
}
