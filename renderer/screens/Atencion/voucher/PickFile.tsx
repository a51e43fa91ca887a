import { Button, type ButtonProps } from '@mui/material';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { acceptedImages, chosenFile } from './voucherFile';

/** A button that asks for the picture of a voucher, from the disk or the camera. */
export function PickFile({
  again,
  variant = 'text',
  onFile,
}: {
  /** Whether there is one already. */
  again: boolean;
  variant?: ButtonProps['variant'];
  onFile: (file: File) => void;
}) {
  const { t } = useTranslation('atencion');
  const picker = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button variant={variant} onClick={() => picker.current?.click()}>
        {t(again ? 'upload.other' : 'upload.pick')}
      </Button>
      <input
        ref={picker}
        type="file"
        hidden
        accept={acceptedImages}
        aria-label={t('upload.image')}
        onChange={(event) => {
          const file = chosenFile(event.target.files ?? []);
          event.target.value = '';
          if (file !== null) onFile(file);
        }}
      />
    </>
  );
}
