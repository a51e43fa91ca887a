import { useEffect } from 'react';
import { firstImage } from './voucherFile';

/**
 * Takes pictures that are dropped or pasted anywhere on the screen: a voucher is often just a picture in
 * another window. Files of other kinds are taken as well, so that the form can say what is wrong with
 * them; the browser would leave the page for them.
 */
export function useImageIntake(onFile: (file: File) => void): void {
  useEffect(() => {
    const covered = () => document.querySelector('[role="dialog"]') !== null;
    const onDragOver = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
    };
    const onDrop = (event: DragEvent) => {
      const files = event.dataTransfer?.files;
      if (!files?.length) return;
      event.preventDefault();
      const file = firstImage(files) ?? files[0];
      if (file !== undefined && !covered()) onFile(file);
    };
    const onPaste = (event: ClipboardEvent) => {
      const file = firstImage(event.clipboardData?.files ?? []);
      if (file !== null && !covered()) onFile(file);
    };
    window.addEventListener('dragover', onDragOver);
    window.addEventListener('drop', onDrop);
    window.addEventListener('paste', onPaste);
    return () => {
      window.removeEventListener('dragover', onDragOver);
      window.removeEventListener('drop', onDrop);
      window.removeEventListener('paste', onPaste);
    };
  }, [onFile]);
}
