import { TextField } from '@mui/material';
import { useTranslation } from 'react-i18next';
import type { ApiFailure } from '../../api/failure';
import '../../i18n/later';

/** The code of the server's log: only asked for from another computer, once the server said so. */
export function CodeField({
  failure,
  value,
  onChange,
}: {
  failure: ApiFailure | null;
  value: string;
  onChange: (value: string) => void;
}) {
  const { t } = useTranslation('setup');
  if (value === '' && failure?.status !== 403) return null;
  return (
    <TextField
      label={t('code')}
      helperText={t('codeHelp')}
      value={value}
      slotProps={{ htmlInput: { inputMode: 'numeric', maxLength: 12 } }}
      onChange={({ target }) => {
        onChange(target.value);
      }}
    />
  );
}
