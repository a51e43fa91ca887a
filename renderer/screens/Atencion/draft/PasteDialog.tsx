import { TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { maxBorradorChars } from '../../../../shared/api/whatsapp/borradores';
import { whatsappRoutes } from '../../../../shared/api/routes/whatsapp';
import { toFailure } from '../../../api/failure';
import { useCampana } from '../../../app/context';
import { failureText } from '../../../app/failureNotice';
import { AskDialog } from '../ask/AskDialog';
import { BranchField } from '../BranchField';
import { useBranchChoice } from '../useBranchChoice';
import { useWindows } from '../windows';

/** Takes what a customer wrote elsewhere and has it read as an order, for a person to confirm. */
export function PasteDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('whatsapp');
  const { t: tCommon } = useTranslation();
  const { api, store } = useCampana();
  const windows = useWindows();
  const branch = useBranchChoice();
  const [text, setText] = useState('');
  const [reading, setReading] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const texto = text.trim();

  async function read(): Promise<void> {
    if (reading) return;
    if (texto === '') {
      setFailure(t('paste.missing'));
      return;
    }
    setReading(true);
    setFailure(null);
    try {
      const body = { texto, ...(branch.id === null ? {} : { sucursal_id: branch.id }) };
      const borrador = await api.call(whatsappRoutes.createBorrador, { body });
      store.getState().putBorrador(borrador);
      onClose();
      windows.reviewBorrador(borrador.id);
    } catch (error) {
      setFailure(failureText(toFailure(error), tCommon));
      setReading(false);
    }
  }

  return (
    <AskDialog
      title={t('paste.title')}
      sendLabel={t('paste.send')}
      sending={reading}
      failure={failure}
      onSend={() => void read()}
      onClose={onClose}
    >
      <Typography color="text.secondary">{t('paste.hint')}</Typography>
      <TextField
        autoFocus
        multiline
        minRows={5}
        maxRows={14}
        label={t('paste.label')}
        value={text}
        slotProps={{ htmlInput: { maxLength: maxBorradorChars, dir: 'auto' } }}
        onChange={(event) => {
          setText(event.target.value);
        }}
      />
      <BranchField branch={branch} />
    </AskDialog>
  );
}
