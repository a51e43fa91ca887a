import { cleanPicture, drawSvg, type CleanPicture } from './pictures';
import { inspectPdf, type PdfVerdict } from './pdfFile';

/** What the decoder is asked. */
export type DecodeJob =
  | { kind: 'clean'; bytes: Uint8Array }
  | { kind: 'draw'; svg: string }
  | { kind: 'inspect'; bytes: Uint8Array };

/** What it answers, by the kind of the question. */
export interface DecodeOutcomes {
  clean: CleanPicture;
  draw: Uint8Array;
  inspect: PdfVerdict;
}

/** Does one job of the decoder; rejects for what cannot be decoded. */
export async function decode(job: DecodeJob): Promise<DecodeOutcomes[DecodeJob['kind']]> {
  switch (job.kind) {
    case 'clean':
      return cleanPicture(job.bytes);
    case 'draw':
      return drawSvg(job.svg);
    case 'inspect':
      return inspectPdf(job.bytes);
  }
}
