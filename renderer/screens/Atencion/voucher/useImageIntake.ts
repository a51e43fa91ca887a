import { useEffect, useRef } from 'react';
import { chosenFile, firstImage } from './voucherFile';

/**
 * Takes pictures and PDFs that are dropped or pasted anywhere: a voucher is often just a picture in another
 * window. Dropped files of other kinds are taken as well, so that the form can say what is wrong with them;
 * the browser would leave the page for them. What lies below a dialog takes nothing.
 */
export function useImageIntake(
  onFile: (file: File) => void,
  { inDialog = false }: { inDialog?: boolean } = {},
): void {
  const latest = useRef(onFile);
  useEffect(() => {
    latest.current = onFile;
  });
  useEffect(() => {
    const take = (file: File | null): boolean => {
      const covered = !inDialog && document.querySelector('[role="dialog"]') !== null;
      if (file === null || covered) return false;
      latest.current(file);
      return true;
    };
    const onDragOver = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
    };
    const onDrop = (event: DragEvent) => {
      const files = event.dataTransfer?.files;
      if (!files?.length) return;
      event.preventDefault();
      take(chosenFile(files));
    };
    const onPaste = (event: ClipboardEvent) => {
      if (take(firstImage(event.clipboardData?.files ?? []))) event.preventDefault();
    };
    window.addEventListener('dragover', onDragOver);
    window.addEventListener('drop', onDrop);
    window.addEventListener('paste', onPaste);
    return () => {
      window.removeEventListener('dragover', onDragOver);
      window.removeEventListener('drop', onDrop);
      window.removeEventListener('paste', onPaste);
    };
  }, [inDialog]);
}
