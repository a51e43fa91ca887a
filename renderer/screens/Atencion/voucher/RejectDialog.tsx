import { TextField } from '@mui/material';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp } from '../../../app/hooks';
import { useLabels } from '../../../components/useLabels';
import { selectSettings } from '../../../stores/catalogSlice';
import { AskDialog } from '../ask/AskDialog';
import { hasFinePointer } from '../ask/finePointer';
import { QuickPicks } from '../ask/QuickPicks';
import { useSend } from '../ask/useSend';
import { useSettle, type DecisionOutcome } from './voucherNotices';

const maxReason = 500;

/** Asks why a voucher is rejected; the customer will want to know. */
export function RejectDialog({
  voucherId,
  onSending,
  onSettled,
  onClose,
}: {
  voucherId: number;
  /** The decision is on its way: what comes of it is not somebody else's. */
  onSending?: () => void;
  onSettled?: (outcome: DecisionOutcome) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('atencion');
  const labels = useLabels();
  const { motivos_rechazo: reasons } = useApp(selectSettings);
  const settle = useSettle();
  const { send, sending, failure } = useSend('rejectVoucher');
  const [motivo, setMotivo] = useState('');
  const [asked, setAsked] = useState(false);
  const missing = asked && motivo.trim() === '';

  async function submit(): Promise<void> {
    setAsked(true);
    if (motivo.trim() === '') return;
    onSending?.();
    const outcome = settle(voucherId, await send({ id: voucherId, motivo: motivo.trim() }));
    onSettled?.(outcome);
    if (outcome !== 'failed') onClose();
  }

  return (
    <AskDialog
      title={t('reject.title', { label: labels.voucher(voucherId) })}
      sendLabel={t('actions.reject')}
      danger
      sending={sending}
      failure={failure}
      onSend={() => void submit()}
      onClose={onClose}
    >
      <QuickPicks label={t('reject.usual')} texts={reasons} chosen={motivo} onPick={setMotivo} />
      <TextField
        label={t('reject.reason')}
        autoFocus={hasFinePointer()}
        multiline
        minRows={2}
        maxRows={6}
        value={motivo}
        error={missing}
        helperText={missing ? t('reject.reasonMissing') : t('reject.seen')}
        slotProps={{ htmlInput: { maxLength: maxReason } }}
        onChange={(event) => {
          setMotivo(event.target.value);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          void submit();
        }}
      />
    </AskDialog>
  );
}
