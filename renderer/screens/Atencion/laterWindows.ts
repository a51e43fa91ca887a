import { lazy } from 'react';

const loadDraft = () => import('./draft/DraftDialog');
const loadPaste = () => import('./draft/PasteDialog');
const loadLinkImage = () => import('./chat/LinkImageDialog');
const loadUpload = () => import('./voucher/UploadDialog');
const loadReview = () => import('./voucher/ReviewDialog');
const loadNewPedido = () => import('./newPedido/NewPedidoDialog');

/** Windows that a person opens later: not part of what the board has to load before it is seen. */
export const DraftDialog = lazy(() => loadDraft().then((part) => ({ default: part.DraftDialog })));
/** See `DraftDialog`. */
export const PasteDialog = lazy(() => loadPaste().then((part) => ({ default: part.PasteDialog })));
/** See `DraftDialog`. */
export const LinkImageDialog = lazy(() =>
  loadLinkImage().then((part) => ({ default: part.LinkImageDialog })),
);
/** See `DraftDialog`. */
export const UploadDialog = lazy(() =>
  loadUpload().then((part) => ({ default: part.UploadDialog })),
);
/** See `DraftDialog`. */
export const NewPedidoDialog = lazy(() =>
  loadNewPedido().then((part) => ({ default: part.NewPedidoDialog })),
);

/** See `DraftDialog`. */
export const ReviewDialog = lazy(() =>
  loadReview().then((part) => ({ default: part.ReviewDialog })),
);

/**
 * Fetches them once the board is there, so that they open at once, also when the server is away by
 * then. One that could not be fetched is asked for again when it is opened.
 */
export function fetchLaterWindows(): void {
  const others = [loadNewPedido, loadUpload, loadDraft, loadPaste, loadLinkImage];
  for (const load of [loadReview, ...others]) load().catch(() => undefined);
}
