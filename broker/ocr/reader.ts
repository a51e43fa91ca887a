import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findLaunch } from '../workers/workerLink';
import { createWorkerProcess } from '../workers/workerProcess';
import type { ParsedReceipt } from './parseReceipt';
import type { ReadJob } from './recognise';

/** Reads receipts. */
export interface ReceiptReader {
  /** What a picture says; null when it could not be read in time. */
  read(bytes: Uint8Array): Promise<ParsedReceipt | null>;
  close(): void;
}

/** Loading the language takes seconds, and some 150 MB: kept for the next picture, given back in calm hours. */
const idleMs = 60_000;
/** A crowded computer is slow; a picture that takes longer is left to the person. */
const jobMs = 60_000;

const workerFile = join(import.meta.dirname, 'ocrWorker.cjs');

/** A reader in a process of its own; null where there is none to be had (unbundled, in tests). */
export function createReceiptReader(file: string = workerFile): ReceiptReader | null {
  const launch = existsSync(file) ? findLaunch() : null;
  if (launch === null) return null;
  const apart = createWorkerProcess<ReadJob, ParsedReceipt>({ file, idleMs, jobMs, launch });
  return { read: (bytes) => apart.run({ bytes }), close: apart.close };
}
