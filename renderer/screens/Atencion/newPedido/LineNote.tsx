import { TextField } from '@mui/material';
import { useTranslation } from 'react-i18next';

/** A note for the kitchen about one line of an order. */
export function LineNote({
  name,
  nota,
  onNote,
}: {
  /** The product's, for who does not see it. */
  name: string;
  nota: string;
  onNote: (nota: string) => void;
}) {
  const { t } = useTranslation('atencion');
  return (
    <TextField
      fullWidth
      size="small"
      variant="standard"
      placeholder={t('newPedido.lineNote')}
      value={nota}
      slotProps={{
        htmlInput: { maxLength: 200, 'aria-label': t('newPedido.noteFor', { name }) },
        input: { disableUnderline: true, sx: { minHeight: 44 } },
      }}
      onChange={(event) => {
        onNote(event.target.value);
      }}
    />
  );
}
