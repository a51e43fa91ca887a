import { Alert, Box, IconButton, TextField, Typography } from '@mui/material';
import SendIcon from '@mui/icons-material/SendOutlined';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { maxAnswerChars } from '../../../../shared/api/whatsapp/settings';
import { useTicking } from '../../../components/useNow';
import type { ConversacionRow } from '../../../stores/conversacionesSlice';
import { useSend } from '../ask/useSend';
import { useFormat } from '../useFormat';
import { answerWindow } from './messageDays';
import { NoticePicker } from './NoticePicker';

/** From here on the end of the 24 hours is worth a word, in ms. */
const soonMs = 2 * 60 * 60_000;

/** Where an answer is written; outside the 24 hours it says why that is not possible, and what is. */
export function Composer({ conversacion }: { conversacion: ConversacionRow }) {
  const { t } = useTranslation('whatsapp');
  const { responder_hasta: until } = conversacion;
  const open = useTicking((now) => answerWindow(until, now).open);
  if (open) return <AnswerForm conversacion={conversacion} />;
  return (
    <Box sx={{ p: 1.5, borderTop: 1, borderColor: 'divider', display: 'grid', gap: 1 }}>
      <Alert severity="info" icon={false} sx={{ py: 0.5 }}>
        {t('composer.closed')}
      </Alert>
      <NoticePicker conversacion={conversacion} />
    </Box>
  );
}

function AnswerForm({ conversacion }: { conversacion: ConversacionRow }) {
  const { t } = useTranslation('whatsapp');
  const format = useFormat();
  const [text, setText] = useState('');
  const { send, sending, failure } = useSend('answerConversacion');
  const { id, responder_hasta: until } = conversacion;
  const endsSoon = useTicking((now) => {
    const answer = answerWindow(until, now);
    return answer.open && answer.leftMs < soonMs;
  });
  const texto = text.trim();

  async function submit(): Promise<void> {
    if (texto === '' || sending) return;
    const outcome = await send({ id, texto });
    if (outcome.ok) setText('');
  }

  return (
    <Box
      component="form"
      noValidate
      sx={{ p: 1.5, borderTop: 1, borderColor: 'divider', display: 'grid', gap: 0.5 }}
      onSubmit={(event: React.SyntheticEvent) => {
        event.preventDefault();
        void submit();
      }}
    >
      {failure === null ? null : <Alert severity="error">{failure}</Alert>}
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'flex-end' }}>
        <TextField
          fullWidth
          multiline
          maxRows={5}
          size="small"
          label={t('composer.label')}
          value={text}
          slotProps={{ htmlInput: { maxLength: maxAnswerChars, dir: 'auto' } }}
          onChange={(event) => {
            setText(event.target.value);
          }}
          onKeyDown={(event) => {
            // While letters are being composed (accents, other scripts) Enter belongs to the keyboard.
            if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
            event.preventDefault();
            void submit();
          }}
        />
        <IconButton
          type="submit"
          color="primary"
          loading={sending}
          disabled={texto === ''}
          aria-label={t('composer.send')}
        >
          <SendIcon />
        </IconButton>
      </Box>
      {endsSoon && until !== null ? (
        <Typography variant="body2" color="text.secondary">
          {t('composer.until', { time: format.time(until) })}
        </Typography>
      ) : null}
    </Box>
  );
}
