import { useEffect, useState } from 'react';
import { openPdf } from './openPdf';
import { PdfError, type Pdf, type PdfProblem } from './pdf';

/** A page of a PDF as a picture, or why there is none. */
export interface PdfPage {
  /** How many pages there are; 0 until it is known. */
  pages: number;
  /** Null while it is drawn. */
  picture: Blob | null;
  problem: PdfProblem | null;
}

/** Opens a PDF and draws the page that is asked for; it is closed when it is no longer shown. */
export function usePdf(file: Blob, page: number, longSide: number): PdfPage {
  const [pdf, setPdf] = useState<Pdf | null>(null);
  const [drawn, setDrawn] = useState<{ page: number; picture: Blob } | null>(null);
  const [problem, setProblem] = useState<PdfProblem | null>(null);

  useEffect(() => {
    let opened: Pdf | null = null;
    let shown = true;
    openPdf(file).then(
      (whole) => {
        opened = whole;
        if (shown) setPdf(whole);
        else whole.close();
      },
      (error: unknown) => {
        if (shown) setProblem(problemOf(error));
      },
    );
    return () => {
      shown = false;
      opened?.close();
      setPdf(null);
    };
  }, [file]);

  useEffect(() => {
    if (pdf === null) return undefined;
    let wanted = true;
    pdf.draw(page, longSide).then(
      (picture) => {
        if (wanted) setDrawn({ page, picture });
      },
      (error: unknown) => {
        if (wanted) setProblem(problemOf(error));
      },
    );
    return () => {
      wanted = false;
    };
  }, [pdf, page, longSide]);

  return {
    pages: pdf?.pages ?? 0,
    picture: drawn?.page === page ? drawn.picture : null,
    problem,
  };
}

function problemOf(error: unknown): PdfProblem {
  return error instanceof PdfError ? error.problem : 'damaged';
}
