/** Why a PDF cannot be shown: it asks for a password, is no whole PDF, or takes too long to draw. */
export type PdfProblem = 'locked' | 'damaged' | 'slow';

/** A PDF that cannot be shown. */
export class PdfError extends Error {
  constructor(
    readonly problem: PdfProblem,
    options?: ErrorOptions,
  ) {
    super(`The PDF is ${problem}`, options);
  }
}

/** A PDF whose pages can be drawn. A thread of its own draws it, so whoever opens it closes it. */
export interface Pdf {
  pages: number;
  /**
   * A page (from 1) as a picture whose longer side has about this many pixels, on white. Rejects with a
   * `PdfError`.
   */
  draw(page: number, longSide: number): Promise<Blob>;
  close(): void;
}
