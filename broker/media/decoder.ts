import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findLaunch } from '../workers/workerLink';
import { createWorkerProcess } from '../workers/workerProcess';
import { decode, type DecodeJob, type DecodeOutcomes } from './decodeJobs';
import type { PdfVerdict } from './pdfFile';
import type { CleanPicture } from './pictures';

/** Looks into files that came from outside, and draws pictures of our own. */
export interface Decoder {
  /** The picture made anew from its pixels; null for what cannot be decoded. */
  clean(bytes: Uint8Array): Promise<CleanPicture | null>;
  /** Whether a PDF is fit to keep. */
  inspect(bytes: Uint8Array): Promise<PdfVerdict>;
  /** Draws an SVG of our own making as PNG. */
  draw(svg: string): Promise<Buffer | null>;
  close(): void;
}

const idleMs = 10_000;
const jobMs = 30_000;

/** The worker's file, where the broker was bundled. */
const workerFile = join(import.meta.dirname, 'mediaWorker.cjs');

/**
 * Works in a process of its own that ends when there is nothing to decode. A large picture takes some
 * 200 MB while it is decoded, which a broker that decoded it itself would never give back, and a fault of
 * the decoder must not end the broker. Unbundled, in tests, there is no such program and the work is done
 * here.
 */
export function createDecoder(file: string = workerFile): Decoder {
  const launch = existsSync(file) ? findLaunch() : null;
  const apart = launch && createWorkerProcess<DecodeJob, unknown>({ file, idleMs, jobMs, launch });
  const run = apart?.run ?? ((job: DecodeJob) => decode(job).catch(() => null));
  // The worker answers by the kind of the question.
  const ask = <Kind extends DecodeJob['kind']>(job: DecodeJob & { kind: Kind }) =>
    run(job) as Promise<DecodeOutcomes[Kind] | null>;
  return {
    clean: (bytes) => ask({ kind: 'clean', bytes }),
    inspect: async (bytes) => (await ask({ kind: 'inspect', bytes })) ?? 'unreadable',
    async draw(svg) {
      const drawn = await ask({ kind: 'draw', svg });
      return drawn === null ? null : Buffer.from(drawn);
    },
    close: () => apart?.close(),
  };
}
