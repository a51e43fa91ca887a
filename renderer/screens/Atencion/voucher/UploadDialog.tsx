import { Box, useMediaQuery } from '@mui/material';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp } from '../../../app/hooks';
import { useLabels } from '../../../components/useLabels';
import { AskDialog } from '../ask/AskDialog';
import { useSend } from '../ask/useSend';
import { useBranchChoice } from '../useBranchChoice';
import { ImageDrop } from './ImageDrop';
import { UploadFields } from './UploadFields';
import { fileProblem, parseAmount, voucherForm, type VoucherFields } from './voucherFile';

const blank: VoucherFields = {
  pedidoId: null,
  sucursalId: null,
  subtipo: 'whatsapp',
  monto: '',
  pagador: '',
  medio: '',
  operacion: '',
  fechaPago: '',
};

/** Takes in a voucher by hand: a picture that was dropped, picked or pasted, and what it says. */
export function UploadDialog({ imagen, onClose }: { imagen: File | null; onClose: () => void }) {
  const { t } = useTranslation('atencion');
  const labels = useLabels();
  const wide = useMediaQuery('(min-width: 700px)');
  const notify = useApp((state) => state.notify);
  const branch = useBranchChoice();
  const { send, sending, failure } = useSend('uploadVoucher');
  const [file, setFile] = useState<File | null>(imagen);
  const [fields, setFields] = useState<VoucherFields>(blank);
  const [asked, setAsked] = useState(false);
  const amountWrong = fields.monto.trim() !== '' && parseAmount(fields.monto) === null;

  async function submit(): Promise<void> {
    setAsked(true);
    if (file === null || fileProblem(file) !== null || amountWrong) return;
    const form = voucherForm({ ...fields, sucursalId: branch.id });
    const outcome = await send({ imagen: file, fields: form });
    if (!outcome.ok) return;
    onClose();
    if (outcome.queued) return;
    const label = labels.voucher(outcome.value.id);
    notify({ severity: 'success', text: t('upload.done', { label }) });
  }

  return (
    <AskDialog
      wide
      title={t('upload.title')}
      sendLabel={t('upload.send')}
      sending={sending}
      failure={failure}
      onSend={() => void submit()}
      onClose={onClose}
    >
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: wide ? '5fr 6fr' : '1fr' }}>
        <ImageDrop file={file} missing={asked} onFile={setFile} />
        <UploadFields
          fields={fields}
          amountWrong={asked && amountWrong}
          branch={branch}
          onChange={(change) => {
            setFields((before) => ({ ...before, ...change }));
          }}
        />
      </Box>
    </AskDialog>
  );
}
