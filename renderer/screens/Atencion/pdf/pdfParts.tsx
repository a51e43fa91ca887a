import { lazy } from 'react';
import { ErrorState } from '../../../components/StateMessage';

// What draws a PDF is larger than the whole screen, and most vouchers are pictures.
const NotLoaded = () => <ErrorState />;

/** `PdfView`, fetched when a PDF is first opened. */
export const PdfView = lazy(() =>
  import('./PdfView').then(
    (part) => ({ default: part.PdfView }),
    () => ({ default: NotLoaded }),
  ),
);

/** `PdfFile`, fetched when a conversation first shows one. */
export const PdfFile = lazy(() =>
  import('../chat/PdfFile').then(
    (part) => ({ default: part.PdfFile }),
    () => ({ default: NotLoaded }),
  ),
);
