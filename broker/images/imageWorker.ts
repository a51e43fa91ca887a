import { drawSvg, reencode } from './pictures';
import type { ImageAnswer, ImageJob } from './imageProcessor';

// The program of the image process: decodes what strangers send, away from the broker's memory.
process.on('message', (job: ImageJob) => {
  const work = job.kind === 'draw' ? drawSvg(job.svg) : reencode(Buffer.from(job.bytes));
  const answer = (result: Omit<ImageAnswer, 'id'>): void => {
    process.send?.({ id: job.id, ...result });
  };
  work.then(
    (bytes) => answer({ bytes }),
    () => answer({ bytes: null }),
  );
});
process.once('disconnect', () => process.exit(0));
