import { fork, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { drawSvg, reencode } from './pictures';

/** What the image process is asked. */
export type ImageJob =
  { id: number; kind: 'reencode'; bytes: Uint8Array } | { id: number; kind: 'draw'; svg: string };

/** What it answers; null for a picture that cannot be decoded. */
export interface ImageAnswer {
  id: number;
  bytes: Uint8Array | null;
}

/** Decodes and draws pictures. */
export interface ImageProcessor {
  /** The picture made anew from its pixels; null for what cannot be decoded. */
  reencode(bytes: Buffer): Promise<Buffer | null>;
  /** Draws an SVG of our own making. */
  draw(svg: string): Promise<Buffer | null>;
  close(): void;
}

/** How long the process waits for the next picture before it ends, in milliseconds. */
const idleMs = 10_000;
/** No picture takes longer; one that does has found a fault of the decoder. */
const jobMs = 30_000;

/** The worker's file, where the broker was bundled. */
const workerFile = join(import.meta.dirname, 'imageWorker.cjs');

/**
 * Works on pictures in a process of its own that ends when there are none. A large picture takes some
 * 200 MB while it is decoded, which a broker that decoded it itself would never give back, and a fault of
 * the decoder must not end the broker. Inside Electron, and unbundled, there is no such process to be
 * had, and the work is done here.
 */
export function createImageProcessor(): ImageProcessor {
  const apart = !('electron' in process.versions) && existsSync(workerFile);
  return apart
    ? createProcess()
    : { reencode: inPlace(reencode), draw: inPlace(drawSvg), close: () => undefined };
}

function inPlace<Input>(work: (input: Input) => Promise<Buffer>) {
  return (input: Input): Promise<Buffer | null> => work(input).catch(() => null);
}

function createProcess(): ImageProcessor {
  const waiting = new Map<number, (bytes: Buffer | null) => void>();
  let worker: ChildProcess | null = null;
  let idle: NodeJS.Timeout | undefined;
  let lastId = 0;

  const end = (): void => {
    clearTimeout(idle);
    worker?.kill('SIGKILL');
    worker = null;
    for (const [id, resolve] of waiting) {
      waiting.delete(id);
      resolve(null);
    }
  };

  const settle = (id: number, bytes: Uint8Array | null): void => {
    waiting.get(id)?.(bytes === null ? null : Buffer.from(bytes));
    waiting.delete(id);
    if (waiting.size > 0) return;
    idle = setTimeout(end, idleMs);
    idle.unref();
  };

  const start = (): ChildProcess => {
    const child = fork(workerFile, [], {
      serialization: 'advanced',
      // The broker's secrets are in its environment; the decoder of strangers' files gets none of it.
      env: {},
      execArgv: [],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    child.on('message', (answer: ImageAnswer) => settle(answer.id, answer.bytes));
    child.on('error', end);
    child.once('exit', () => {
      if (worker === child) end();
    });
    return child;
  };

  const ask = (job: { kind: 'reencode'; bytes: Buffer } | { kind: 'draw'; svg: string }) =>
    new Promise<Buffer | null>((resolve) => {
      clearTimeout(idle);
      worker ??= start();
      const id = (lastId += 1);
      const tooLong = setTimeout(end, jobMs);
      waiting.set(id, (bytes) => {
        clearTimeout(tooLong);
        resolve(bytes);
      });
      worker.send({ id, ...job });
    });

  return {
    reencode: (bytes) => ask({ kind: 'reencode', bytes }),
    draw: (svg) => ask({ kind: 'draw', svg }),
    close: end,
  };
}
