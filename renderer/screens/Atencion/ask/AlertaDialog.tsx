import {
  FormControl,
  FormControlLabel,
  FormLabel,
  Radio,
  RadioGroup,
  TextField,
} from '@mui/material';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { prioridades, prioridadSchema, type Prioridad } from '../../../../shared/api/alertas';
import { useApp } from '../../../app/hooks';
import { useLabels } from '../../../components/useLabels';
import { selectSettings } from '../../../stores/catalogSlice';
import { AskDialog } from './AskDialog';
import { hasFinePointer } from './finePointer';
import { QuickPicks } from './QuickPicks';
import { useSend } from './useSend';

/** The order's card goes on telling what becomes of it, in ms. */
const briefMs = 3_000;
const maxMessage = 500;

/** Alerts the kitchen about an order. */
export function AlertaDialog({ pedidoId, onClose }: { pedidoId: number; onClose: () => void }) {
  const { t } = useTranslation('atencion');
  const { t: tCommon } = useTranslation();
  const labels = useLabels();
  const priorityId = useId();
  const { plantillas_alerta: templates } = useApp(selectSettings);
  const notify = useApp((state) => state.notify);
  const { send, sending, failure } = useSend('sendAlerta');
  const [mensaje, setMensaje] = useState('');
  const [prioridad, setPrioridad] = useState<Prioridad>('normal');
  const [asked, setAsked] = useState(false);
  const missing = asked && mensaje.trim() === '';

  async function submit(): Promise<void> {
    setAsked(true);
    if (mensaje.trim() === '') return;
    const outcome = await send({ pedidoId, mensaje: mensaje.trim(), prioridad });
    if (!outcome.ok) return;
    onClose();
    // What waits for the server is told by the queue itself.
    if (outcome.queued) return;
    const text = t('alert.sent', { label: labels.alerta(outcome.value.id) });
    notify({ severity: 'success', text, durationMs: briefMs });
  }

  return (
    <AskDialog
      title={`${t('actions.alert')}: ${labels.pedido(pedidoId)}`}
      sendLabel={t('actions.send')}
      sending={sending}
      failure={failure}
      onSend={() => void submit()}
      onClose={onClose}
    >
      <QuickPicks
        label={t('alert.templates')}
        texts={templates}
        chosen={mensaje}
        onPick={setMensaje}
      />
      <TextField
        label={t('alert.message')}
        required
        autoFocus={hasFinePointer()}
        multiline
        minRows={2}
        maxRows={6}
        value={mensaje}
        error={missing}
        helperText={missing ? t('alert.messageMissing') : `${mensaje.length} / ${maxMessage}`}
        slotProps={{ htmlInput: { maxLength: maxMessage }, inputLabel: { required: false } }}
        onChange={(event) => {
          setMensaje(event.target.value);
        }}
        onKeyDown={(event) => {
          // As in every chat: Enter sends, Shift and Enter make a new line.
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          void submit();
        }}
      />
      <FormControl>
        <FormLabel id={priorityId}>{t('alert.priority')}</FormLabel>
        <RadioGroup
          row
          aria-labelledby={priorityId}
          value={prioridad}
          onChange={(_event, value) => {
            const chosen = prioridadSchema.safeParse(value);
            if (chosen.success) setPrioridad(chosen.data);
          }}
        >
          {prioridades.map((value) => (
            <FormControlLabel
              key={value}
              value={value}
              label={tCommon(`priority.${value}`)}
              control={<Radio color={value === 'urgente' ? 'error' : 'primary'} />}
              sx={{ minHeight: 44, mr: 3 }}
            />
          ))}
        </RadioGroup>
      </FormControl>
    </AskDialog>
  );
}
